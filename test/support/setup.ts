/** What every file of tests begins with. It runs once a file, and what it loads once a worker. */
import './byte-equality.ts';
