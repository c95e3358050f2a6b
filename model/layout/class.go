package layout

// class sorts clusters by what may be known about breaking lines beside them without UAX #14. A cluster has the class
// of its first code point (LB9).
type class byte

const (
	none    class = iota
	special       // look it up
	blank         // white space, after which a line may break and which is not drawn at its end
	letter        // letters, digits and symbols that never break between each other (AL, NU)
	opening       // OP
	closing       // CL, CP, EX, IS, IN, and BA: no break before it, perhaps one after
	quote         // QU
)

// asciiClasses are the classes of ASCII.
var asciiClasses = func() (classes [128]class) {
	for c := range classes {
		switch {
		case '0' <= c && c <= '9', 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z':
			classes[c] = letter
		default:
			classes[c] = special
		}
	}
	for c, list := range map[class]string{
		blank: " \t", letter: "#&*<=>@^_`~", opening: "([{", closing: ")]},.:;!?", quote: "\"'",
	} {
		for _, r := range list {
			classes[r] = c
		}
	}
	return classes
}()

// classOf returns the class of a cluster.
func classOf(cluster string) class {
	switch c := cluster[0]; {
	case c < 0x80:
		if len(cluster) > 1 && asciiClasses[c] == blank {
			return special
		}
		return asciiClasses[c]
	case c == 0xE0 && cluster[1]&0xFE == 0xA6:
		return bengaliClass(cluster)
	case c == 0xE0 && cluster[1] == 0xA5 && (cluster[2] == 0xA4 || cluster[2] == 0xA5):
		return closing // danda and double danda
	case c == 0xE2 && cluster[1] == 0x80:
		return punctuationClass(cluster)
	case c == 0xE1 && cluster == "\u1680", c == 0xE2 && cluster == "\u205F", c == 0xE3 && cluster == "\u3000":
		return blank
	}
	return special
}

// bengaliClass is the class of a cluster that begins in the block U+0980 to U+09FF.
func bengaliClass(cluster string) class {
	if cluster[1] == 0xA7 {
		switch cluster[2] {
		case 0xB2, 0xB3, 0xB9, 0xBB: // currency signs: PO and PR
			return special
		}
	}
	return letter
}

// punctuationClass is the class of a cluster that begins in U+2000 to U+203F.
func punctuationClass(cluster string) class {
	switch c := cluster[2]; {
	case c <= 0x8A && c != 0x87 && len(cluster) == 3: // spaces of all sizes but the figure space, which does not break
		return blank
	case c == 0x93, c == 0xA6: // en dash, ellipsis
		return closing
	case c == 0x98, c == 0x99, c == 0x9C, c == 0x9D:
		return quote
	}
	return special
}
