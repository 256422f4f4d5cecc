import { wordList } from './wordList';

/** The words of placeholders, lower case and without accents: what `wordsOf` gives. */

/** A value that holds one of these as a word of its own says that it stands for something else. */
export const markers = wordList(
  'changeme changethis changeit change example examples sample placeholder replaceme replace replaced replacethis replacement',
  'your yours insert todo fixme tbd tba dummy fake redacted masked removed censored obfuscated omitted xxx xxxx xxxxx foo bar',
  'baz qux quux foobar foobaz barbaz lorem ipsum mock mocked stub null none nil undefined unset unknown notset empty blank',
  'nothing unused somevalue somestring whatever enter fill notreal notsecret insecure invalid nonexistent bogus noop na hidden setme',
  'fillme fillmein putyour customize overrideme tobereplaced',
  // German, French, Spanish, Portuguese, Italian, Dutch, Polish
  'ihr ihre ihren dein deine deinen hier eingeben ersetzen aendern andern bitte beispiel platzhalter geheimhalten',
  'votre vos ton ici remplacer remplacez modifier modifiez exemple saisir saisissez',
  'tu su aqui cambiar cambiame cambie reemplazar reemplace ejemplo introduzca ingrese',
  'sua seu mudar troque alterar substituir substitua exemplo digite insira',
  'inserisci inserire tuo tua vostra qui cambiami sostituire sostituisci esempio cambiare',
  'jouw uw vervang wijzig voorbeeld invullen',
  'twoje twoj wpisz zmien przyklad',
  'vashe zamenite primer',
);

/** Longer words that give a placeholder away wherever they stand, even in something that looks random. */
export const strongMarkers = [
  'example',
  'changeme',
  'change_me',
  'change-me',
  'changethis',
  'placeholder',
  'replaceme',
  'replace_me',
  'replace-me',
  'replace_with',
  'replace-with',
  'redacted',
  'yourpass',
  'your_',
  'your-',
  'your ',
  'yoursecret',
  'yourtoken',
  'yourapi',
  'yourkey',
  'youraccess',
  'dummy',
  'notasecret',
  'not-a-secret',
  'not_a_secret',
  'notreal',
  'not-real',
  'not_real',
  'not-a-real',
  'donotuse',
  'do-not-use',
  'fakekey',
  'fakesecret',
  'insert_',
  'insert-',
  'todo',
  'goes_here',
  'goes-here',
  'goeshere',
] as const;

/** Words for secrets themselves: a value made of nothing else names what belongs there. */
export const roleWords = wordList(
  'password passwords passwd passwort pass pwd pw passphrase passcode secret secrets token tokens key keys keyphrase apikey api',
  'access auth authentication authorization credential credentials client user username login email my our the some a an this',
  'that is it test testing tests demo default new old current confirm confirmation confirmed db database root admin administrator',
  'private public encryption signing jwt session cookie bearer basic oauth refresh id hash hashed salt value string text plain base64',
  'encoded encrypted app application service server account name field input label of for in with and or to no not valid shared',
  'webhook aws azure google github gitlab slack stripe twilio heroku npm prod production dev development staging local i t s m p',
  'only type random generated generate hello world temp temporary wrong incorrect bad correct required optional anything',
  'something here goes really secure first second another other good strong weak simple long short more very use used url uri path file header',
  'http https put set reset forgot forgotten please must be at least characters character letters digits show hide choose type',
  'typed repeat again retype dont do match matches mismatch without sensitive',
  // German, French, Spanish, Portuguese, Italian, Dutch
  'kennwort benutzer benutzername neues neuer altes bestaetigen bestatigen vergessen falsches ungultig anzeigen',
  'mot de passe motdepasse nouveau ancien oublie incorrecte confirmer utilisateur cle jeton',
  'contrasena contrase contrasenas clave usuario nueva nuevo antigua olvide mi incorrecta confirme confirmar secreto',
  'senha nova novo antiga esqueci minha incorreta chave segredo',
  'parola parole nuova vecchia utente chiave segreto',
  'wachtwoord nieuw nieuwe oud gebruiker sleutel geheim',
  // Polish, Czech, Hungarian, Turkish, the Nordic languages, others
  'haslo hasla nowe stare heslo nove jelszo uj sifre yeni sifreniz losenord nytt adgangskode kodeord passord nyt salasana uusi',
  'lozinka zaporka geslo slaptazodis kata sandi katasandi matkhau',
);

/** Words that sentences are held together by: no passphrase of drawn words has them. */
export const functionWords = wordList(
  'the your you please enter is are was be been must should may can cannot at least of to for from a an and or not no with your',
  'this that it its in on by as if then else when where which who what why how has have had do does did will would there here',
  'un une le la les des du votre veuillez der die das ein eine ihr ihre bitte und oder el los las su por favor y o o seu sua',
);

/** Words of interfaces and programs: a value made with them is an id, a route, a class or a message. */
export const interfaceWords = wordList(
  'form field input button btn submit page view dialog modal screen panel label title error errors message msg hint help icon link',
  'settings setting config configuration option options value name type min max length check verify verification validate',
  'validation validator invalid policy change changed update updated create created delete deleted remove list item menu nav tab',
  'provider manager service controller component module plugin handler factory helper utils util model schema table column row',
  'index map object array node element attribute property props state store cache event listener callback request response result',
  'status code codes level mode flag enable enabled disable disabled expired expiry exception failed failure success denied',
  'reset forgot forgotten recover recovery register signup signin signout login logout account profile mismatch match strength',
  'placeholder prompt caption tooltip toggle visible visibility hidden hide show masked protected protection hasher encoder store',
  'dialog wizard step flow grant credentials template render html css class style font color size width height left right top',
  'bottom center header footer content body main aside section container wrapper path file folder directory url uri route endpoint',
  'query param params parameter argument method function return async await import export default static final const interface enum',
);

/** What the names of algorithms are made of. */
export const algorithmWords = wordList(
  'aes argon argon2 argon2i argon2id aria bcrypt blake blake2 blake2b blake2s blowfish camellia cbc ccm cfb chacha chacha20 cmac crypt',
  'ctr curve des desede dsa ec ecb ecdh ecdsa ecies ed ede eddsa encryption es gcm hkdf hmac hs kdf kw lm md mgf nopadding nt ntlm',
  'oaep ofb padding pbe pbkdf pbkdf2 pkcs pkcs5 pkcs7 plain plus poly poly1305 ps rc ripemd rs rsa salsa scram scrypt sha sha1 sha3',
  'shake sign signature siv ssha tripledes wrap with x xsalsa and dir i d id ssh',
);
