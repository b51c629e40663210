#!/usr/bin/env bash
# espeak-ng reads Nynorsk and Sámi with its English voice as soon as the text says what language it is.
#
# One would guess: text given to the Norwegian voice stays with it, unless a part names a language that
# the program has; then it is read in that. SSML 1.1 has <lang> for this. On the command line, a language
# that it has not got («-v nn») ends with an error.
# What happens, with «espeak-ng -v nb -m»: xml:lang="nn", "se" or "sma", on <speak>, <p> or <voice>, is
# read with the English voice, not the Norwegian one that was asked for, and without a word.
# <lang xml:lang="en"> does nothing: the English words are read as Norwegian. <voice xml:lang="en"> works.
# Seen: espeak-ng 1.51 (Debian 12), 2026-11-30.
# Why it matters: who marks up languages with care is read worse than who marks up nothing. Screen readers
# and talking books on Linux speak through espeak-ng.
# What to do: in SSML, mark only parts in a language that the voice list has (espeak-ng --voices), with
# <voice>; leave the rest in the voice of the document. In HTML, mark languages all the same: what reads
# them there is the reader's program, and most others do better.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"

if ! command -v espeak-ng >/dev/null; then
    echo "SKIPPED: espeak-ng is not here (Debian: apt-get install espeak-ng)"
    exit 77
fi
espeak-ng --version

spoken() { # Gives the sounds of an SSML text in the Norwegian voice.
    printf '%s' "$1" >text.ssml
    espeak-ng -v nb -m -q -x -f text.ssml | tr -s '[:space:]' ' ' | sed 's/^ //; s/ $//'
}
said() { # Gives the sounds of a plain text in a voice.
    espeak-ng -v "$1" -q -x "$2" | tr -s '[:space:]' ' ' | sed 's/^ //; s/ $//'
}
same() { # Says what was heard, and ends where it is not what was expected.
    echo "$1: $2"
    if [ "$2" != "$3" ]; then
        echo "CHANGED: expected $3" >&2
        exit 1
    fi
}

norwegian=$(said nb "Kommunen skal")
english=$(said en "Kommunen skal")
if said nn "Kommunen skal" 2>error.txt; then
    echo "CHANGED: there is a voice for nn now" >&2
    exit 1
fi
echo "«Kommunen skal» in Norwegian: $norwegian; in English: $english; -v nn: $(cat error.txt)"
same "without a language" "$(spoken '<speak>Kommunen skal</speak>')" "$norwegian"
same "<speak xml:lang=nb>" "$(spoken '<speak xml:lang="nb">Kommunen skal</speak>')" "$norwegian"
for tag in nn se sma; do
    same "<speak xml:lang=$tag>" "$(spoken "<speak xml:lang=\"$tag\">Kommunen skal</speak>")" "$english"
    same "<p xml:lang=$tag>" "$(spoken "<speak><p xml:lang=\"$tag\">Kommunen skal</p></speak>")" "$english"
    same "<voice xml:lang=$tag>" "$(spoken "<speak><voice xml:lang=\"$tag\">Kommunen skal</voice></speak>")" "$english"
done
echo "«the city council» in Norwegian: $(said nb 'the city council'); in English: $(said en 'the city council')"
same "<lang xml:lang=en>" "$(spoken '<speak><lang xml:lang="en">the city council</lang></speak>')" "$(said nb 'the city council')"
same "<voice xml:lang=en>" "$(spoken '<speak><voice xml:lang="en">the city council</voice></speak>')" "$(said en 'the city council')"
echo "As described: naming a language that it has not got gives English."
