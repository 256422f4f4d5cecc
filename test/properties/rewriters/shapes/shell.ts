import type { Shape } from '../programs';

/** Shell scripts. */
export const shell: Shape = {
  extension: '.sh',
  comment: '#',
  once: /get-secret-value|get-parameter /g,
  imports: /^\. /,
  forms: [
    "'SECRET'",
    '"SECRET"',
    'SECRET',
    '"user=$u;password=SECRET;x=${u}"',
    '"$(printf %s SECRET)"',
    '"${X:-SECRET}"',
    '\'a\'SECRET"b"',
  ],
  members: [
    'a#=EXPRESSION',
    'export B#=EXPRESSION',
    'readonly C#=EXPRESSION',
    'readonly D#=x E#=EXPRESSION F#=EXPRESSION',
    'declare -r G#=EXPRESSION H#=y',
    'o#() {\n  local -r q=EXPRESSION n=2\n  call "$q" "$n"\n}',
    'm#() {\n  echo EXPRESSION\n}',
    'n#() {\n  local q=EXPRESSION\n  call "$q" -p EXPRESSION\n}',
    'if [ "$u" = EXPRESSION ]; then\n  call EXPRESSION\nfi',
    'for i in 1 2; do\n  call "$i" EXPRESSION || true\ndone',
    'PASSWORD=EXPRESSION call "$u"',
    'call --password=EXPRESSION "$u" | sort',
    '( cd /; call EXPRESSION )',
  ],
  heads: ['', '#!/bin/sh\n', '#!/usr/bin/env bash\n# Licence ✓\n\nset -euo pipefail\n\n'],
  types: [['', '']],
};
