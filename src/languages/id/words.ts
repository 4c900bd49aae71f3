/** Indonesian: grammatical words and abbreviations. */
export const functionWords =
  'yang dan di ke dari untuk dengan pada ini itu adalah tidak akan juga dalam oleh sebagai karena bahwa saat atau bisa ada sudah telah mereka kami kita dia ia saya kata para tersebut namun setelah agar hingga antara lebih masih belum bukan hanya tetapi sementara ketika seperti jika kalau sebelum terhadap serta menjadi mengatakan secara sejumlah bagi lalu pun apa siapa dapat harus sedang selama sejak tentang maka sehingga melalui atas usai guna pihak kepada berada merupakan dirinya menurut sebelumnya selanjutnya selain meski meskipun walaupun berikut apabila bahkan sebab tanpa sambil sebanyak seorang salah semua setiap beberapa banyak termasuk kemudian akhirnya begitu demikian'.split(
    ' ',
  );
export const abbreviations =
  'dr prof ir drs dra hj h kh jl gg no rp bpk sdr sdri tn ny dll dsb dst hlm tgl a.n d.a s.d u.p s.h s.e m.m m.si s.sos s.pd m.pd s.kom s.t m.h ph.d st'.split(
    ' ',
  );
/** Verbs of saying, as they stand beside the name of who speaks. */
export const sayingVerbs =
  'kata ujar ucap tutur jelas tegas ungkap papar beber terang imbuh tambah lanjut sebut mengatakan menyatakan menyebut menjelaskan menegaskan mengungkapkan menambahkan menuturkan mengaku menilai menduga membantah membenarkan mengonfirmasi berkata berharap mengumumkan meminta mendesak menyampaikan memaparkan ujarnya katanya ucapnya tuturnya menurut'.split(
    ' ',
  );
