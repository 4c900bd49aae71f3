/** Indonesian: grammatical words and abbreviations. */
export const functionWords =
  'yang dan di ke dari untuk dengan pada ini itu adalah tidak akan juga dalam oleh sebagai karena bahwa saat atau bisa ada sudah telah mereka kami kita dia ia saya kata para tersebut namun setelah agar hingga antara lebih masih belum bukan hanya tetapi sementara ketika seperti jika kalau sebelum terhadap serta menjadi mengatakan secara sejumlah bagi lalu pun apa siapa dapat harus sedang selama sejak tentang maka sehingga melalui atas usai guna pihak kepada berada merupakan dirinya menurut sebelumnya selanjutnya selain meski meskipun walaupun berikut apabila bahkan sebab tanpa sambil sebanyak seorang salah semua setiap beberapa banyak termasuk kemudian akhirnya begitu demikian'.split(
    ' ',
  );
/** Abbreviations that end no sentence. */
export const abbreviations =
  'dr drs dra prof ir hj h kh jl jln gg rp bpk ibu sdr sdri tn ny a.n d.a u.p st kol letkol mayjen brigjen irjen kombes kompol akp akbp ipda iptu aiptu serda kapt lettu ust hlm mr mrs kec kab kel prov sp'.split(
    ' ',
  );
/** Abbreviations that may end one. */
export const finalAbbreviations =
  'dll dsb dst dkk tbk s.d s.h s.e s.t m.m m.h m.si s.sos s.pd m.pd s.kom s.ag s.ked ph.d m.sc b.sc m.a jr sr inc ltd swt saw red jan feb mar apr jun jul agu sep sept okt nov des'.split(
    ' ',
  );
/** Abbreviations before figures only. */
export const numberAbbreviations = 'no nomor tgl hal pasal ps rt rw art vol'.split(' ');
/** Verbs of saying, as they stand beside the name of who speaks. */
export const sayingVerbs =
  'kata ujar ucap tutur jelas tegas ungkap papar beber terang imbuh tambah lanjut sebut mengatakan menyatakan menyebut menjelaskan menegaskan mengungkapkan menambahkan menuturkan mengaku menilai menduga membantah membenarkan mengonfirmasi berkata berharap mengumumkan meminta mendesak menyampaikan memaparkan ujarnya katanya ucapnya tuturnya menurut'.split(
    ' ',
  );
