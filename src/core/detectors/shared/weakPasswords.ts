import { wordList } from './wordList';

/** Words without a digit or sign that people do set as passwords. */
const words = wordList(
  'abcdef adminadmin rootroot azerty azertyuiop qwertz qwertzuiop trustnoone princesa hallo schatz geheim bonjour soleil doudou admin administrator asdfgh asdfghjkl baseball batman charlie dragon flower football freedom friday guest hello hottie hunter iloveyou jennifer jordan killer letmein lovely loveme manager master michael monday monkey mustang mysql opensesame oracle passpass passw0rd postgres princess qwerty qwertyuiop qazwsx raspberry root scott secretpassword secretsecret shadow solo starwars sunshine superman superpassword supersecret supersecretpassword swordfish tiger toor topsecret topsecretpassword trustme verysecret verysecretpassword welcome whatever zaq zxcvbn zxcvbnm',
);

/** Words that are weak passwords, and too often something else to say so with any certainty. */
const ambiguous = wordList(
  'admin administrator guest hello manager master mysql oracle postgres root flower football freedom whatever friday monday solo scott',
);

/** Whether a word is known as a password that people set; `ambiguous` where it is as often something else. */
export function weakPassword(value: string): 'known' | 'ambiguous' | undefined {
  const lower = value.toLowerCase().replace(/[!.]{1,3}$/, '');
  if (!words.has(lower)) {
    return undefined;
  }
  return ambiguous.has(lower) ? 'ambiguous' : 'known';
}
