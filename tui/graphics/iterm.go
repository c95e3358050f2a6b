package graphics

import (
	"encoding/base64"
	"strconv"
)

// inline appends a picture, as a PNG, for iTerm2, over so many columns of one row at the cursor. Later versions leave the cursor where
// it is; it is placed anew after each picture anyway.
func inline(b []byte, data []byte, columns int) []byte {
	b = append(b, "\x1b]1337;File=inline=1;preserveAspectRatio=0;doNotMoveCursor=1;height=1;width="+strconv.Itoa(columns)+";size="+
		strconv.Itoa(len(data))+":"...)
	b = base64.StdEncoding.AppendEncode(b, data)
	return append(b, stringEnd...)
}
