/** A thread that cannot be loaded. */
throw new Error('Nobody saw this coming.');
