import { type QuoteData, quoteData } from '../quote-data.ts';
import { joined, phrases, words } from '../words.ts';
import { genders } from './gender.ts';

const past = words(
  'dijo dijeron afirmó afirmaron declaró declararon señaló señalaron aseguró aseguraron explicó explicaron indicó indicaron agregó agregaron añadió añadieron manifestó manifestaron sostuvo sostuvieron subrayó advirtió advirtieron expresó expresaron apuntó comentó comentaron destacó destacaron reiteró precisó recordó recordaron denunció denunciaron lamentó confirmó confirmaron anunció anunciaron informó informaron insistió respondió respondieron preguntó escribió escribieron reconoció reconocieron admitió admitieron consideró opinó contó contaron relató concluyó detalló enfatizó exclamó criticó prometió remarcó aclaró alertó argumentó alegó sentenció resaltó',
);
const present = words(
  'dice dicen afirma afirman declara señala señalan asegura aseguran explica explican indica indican agrega añade añaden sostiene sostienen subraya advierte advierten apunta comenta destaca recuerda denuncia lamenta confirma informa insiste responde escribe reconoce admite considera consideran opina cuenta cuentan relata concluye detalla cree creen',
);
const perfects = joined(
  words('ha han había habían').map((word) => `${word} `),
  words(
    'dicho afirmado declarado señalado asegurado explicado indicado agregado añadido manifestado sostenido subrayado advertido expresado apuntado comentado destacado reiterado precisado recordado denunciado lamentado confirmado anunciado informado insistido respondido escrito reconocido admitido considerado concluido',
  ),
);

/** Spanish words of saying and of sources. */
export const quote: QuoteData = quoteData({
  reporting: [...past, ...present, ...perfects],
  denying: phrases('negó, negaron, ha negado, han negado, desmintió, desmintieron'),
  after: [...past, ...present, ...perfects],
  afterQuotationOnly: words('cuenta'),
  according: phrases(
    'según, de acuerdo con, de acuerdo a, en palabras de, a juicio de, en opinión de',
  ),
  joining: words('que'),
  addressing: words('a al'),
  auxiliaries: words(
    'también además ayer hoy este asimismo luego después ya posteriormente igualmente recientemente',
  ),
  negations: words('no nunca'),
  infinitives: words('para de sin'),
  personPronouns: words('él ella'),
  groupPronouns: words('ellos ellas'),
  definiteBefore: words('el la los las este esta ese esa'),
  indefinite: words('un una'),
  openers: words(
    'en a al tras durante después antes desde cuando si como porque pero y sin con por para según ayer hoy mañana además así entonces aunque mientras sobre entre hasta ante bajo contra luego finalmente',
  ),
  stops: words(
    'en a al tras durante después antes desde cuando si como porque sin con por para según sobre ante ayer hoy este luego mientras que quien lunes martes miércoles jueves viernes sábado domingo mediante',
  ),
  links: words('de del'),
  relatives: words('que quien'),
  coordinators: words('y e o pero'),
  contentStops: words('según'),
  times: words('lunes martes miércoles jueves viernes sábado domingo ayer hoy'),
  relations: words('esposa esposo mujer marido madre padre hermano hermana hijo hija'),
  heads: {
    official: words(
      'portavoz vocero vocera presidente presidenta ministro ministra gobernador gobernadora alcalde alcaldesa fiscal director directora secretario secretaria jefe jefa diputado diputada senador senadora abogado abogada juez jueza comisario embajador embajadora general coronel canciller entrenador entrenadora investigador investigadora profesor profesora experto experta economista médico líder',
    ),
    anonymous: words('fuente fuentes testigo testigos diplomático diplomáticos'),
    people: words(
      'hombre mujer víctima vecino vecina estudiante conductor madre padre trabajador trabajadora residente',
    ),
    group: words(
      'expertos analistas vecinos críticos autoridades funcionarios manifestantes investigadores sindicatos abogados médicos opositores activistas organizadores economistas científicos medios',
    ),
    organization: words(
      'policía gobierno ministerio agencia empresa tribunal fiscalía alcaldía partido sindicato asociación comisión organización universidad hospital banco ejército grupo oposición federación compañía instituto cadena diario consejería',
    ),
    document: words(
      'informe comunicado estudio encuesta documento carta texto artículo nota declaración mensaje',
    ),
  },
  incises: true,
  dialogueDash: true,
  genders,
});
