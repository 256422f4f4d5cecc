import type { LiteralUse } from '../literal';

/** Whether an attribute names what its element holds: `<add key="…">`, `<property name="…">`. */
export function isLabelAttribute(name: string): boolean {
  return /^(?:[\w-]+:)?(?:name|key|property|param|id|parameter|option)$/i.test(name);
}

/** Whether an attribute holds what another one names. */
export function isValueAttribute(name: string): boolean {
  return /^(?:[\w-]+:)?(?:value|val|default|default-?value|content)$/i.test(name);
}

/** Whether an element's text names the value beside it: `<name>`, `<key>`, `<param-name>`, `Argument.name`. */
export function isLabelElement(tag: string): boolean {
  return /^(?:.*[-._:])?(?:name|key)$/i.test(tag);
}

/** Whether an element's text is what another one names. */
export function isValueElement(tag: string): boolean {
  return /^(?:.*[-._:])?(?:value|val|string|default)$/i.test(tag);
}

const htmlTags: ReadonlySet<string> = new Set(
  'a abbr address article aside b blockquote body button caption center cite code dd del details dfn div dl dt em fieldset figcaption figure font footer form h1 h2 h3 h4 h5 h6 head header html i iframe ins kbd label legend li main mark menu nav noscript ol optgroup option p picture pre q s samp section select small span strong sub summary sup table tbody td template tfoot th thead time title tr tt u ul var video'.split(
    ' ',
  ),
);

/** Whether an element is one of HTML's, whose text is for people. */
export function isPlainTag(tag: string): boolean {
  return htmlTags.has(tag.toLowerCase());
}

/** Attributes that hold texts for people, classes, types, addresses of elements and the like. */
const otherAttributes =
  /^(?:aria-.*|accept.*|action|align|alt|autocomplete|autofill|charset|class|classname|colspan|data-(?:bs-|toggle|target|test|cy|qa|i18n|label|placeholder|title|msg|message|error|validation|val-).*|description|dir|displayname|display|enctype|error.*|for|formcontrolname|header|hint|icon|id|inputmode|i18n.*|key|label.*|lang|maxlength|message|method|minlength|name|pattern|placeholder.*|ref|rel|role|rowspan|size|slot|style|tabindex|target|text|title|tooltip.*|translate|translation|type|validation(?!key$).*|xmlns.*|xpath|select|test|match|schemaLocation|xsi:.*|x:name|x:key|android:(?:hint|text|id|name|inputType|layout.*|label)|mode|property|publickeytoken|binding.*|on[a-z]+|var|items|varstatus|path|styleclass|cssclass)$/i;
/** Attributes that hold expressions: bindings of Angular, Vue, Svelte, Alpine. */
const expressionAttributes = /^[[(:@#*$]|^(?:v-|ng-|x-|bind:|on:|use:|th:|t-|wire:|hx-|data-bind)/i;

/** How an attribute's value is used. */
export function attributeUse(name: string, tag: string, dialect: 'xml' | 'html', first: string): LiteralUse {
  if (expressionAttributes.test(name) && (dialect === 'html' || !/^(?:x-|t-)/i.test(name))) {
    return 'structural';
  }
  if (dialect === 'html' && first === '{') {
    return 'structural';
  }
  if (otherAttributes.test(name)) {
    return 'structural';
  }
  return dialect === 'html' &&
    /^(?:button|option|label|a|img|link|li|radio)$/i.test(tag) &&
    !/pass|secret|token/i.test(name)
    ? 'structural'
    : 'assigned';
}
