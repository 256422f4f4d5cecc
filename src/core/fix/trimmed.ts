/** The text without any of `leading` at its start and any of `trailing` at its end. Linear, unlike a pattern that ends in `+$`. */
export function trimmed(text: string, leading: string, trailing: string): string {
  let start = 0;
  while (start < text.length && leading.includes(text.charAt(start))) {
    start += 1;
  }
  let end = text.length;
  while (end > start && trailing.includes(text.charAt(end - 1))) {
    end -= 1;
  }
  return text.slice(start, end);
}
