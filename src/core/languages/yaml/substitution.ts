import type { SyntaxItem } from '../syntax/item';
import type { LiteralText } from '../syntax/literalText';
import type { ScalarText } from './scalars';

/** Text in which CloudFormation fills in `${…}`: each is a hole. */
export class SubstitutedText implements ScalarText {
  constructor(
    private readonly source: string,
    private readonly text: LiteralText,
  ) {}

  enter(offset: number): void {
    this.text.enter(offset);
  }

  verbatim(start: number, end: number): void {
    let plain = start;
    for (
      let open = this.source.indexOf('${', start);
      open >= 0 && open < end;
      open = this.source.indexOf('${', plain)
    ) {
      const close = this.source.slice(open, Math.min(end, open + 500)).indexOf('}');
      if (close < 0) {
        break;
      }
      this.text.verbatim(plain, open);
      this.text.hole();
      plain = open + close + 1;
    }
    this.text.verbatim(plain, end);
  }

  decoded(start: number, end: number, text: string): void {
    this.text.decoded(start, end, text);
  }
}

/** Whether a scalar is the text of `!Sub` or `Fn::Sub`, alone or as the first of a list with its variables. */
export function isSubstituted(scalar: SyntaxItem, source: string): boolean {
  let node = scalar.parent;
  for (let steps = 0; node && steps < 3; steps += 1) {
    const tag = node.children.find((child) => child.type === 'tag');
    if (tag && source.startsWith('!Sub', tag.start)) {
      return true;
    }
    if (node.type.endsWith('_pair')) {
      const key = node.children.find((child) => child.field === 'key');
      return key !== undefined && key !== scalar && source.slice(key.start, key.end).includes('Fn::Sub');
    }
    node = node.parent;
  }
  return false;
}
