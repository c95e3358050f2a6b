package graphicstest

import (
	"bytes"
	"encoding/base64"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"slices"
	"strings"
)

// load is a picture that arrives in chunks.
type load struct {
	keys map[string]string
	data strings.Builder
}

// graphics does a command of kitty's protocol.
func (t *Terminal) graphics(body string) {
	command, payload, _ := strings.Cut(body, ";")
	if len(payload) > 4096 {
		t.fail("a chunk of %d bytes", len(payload))
	}
	keys := map[string]string{}
	for key := range strings.SplitSeq(command, ",") {
		name, value, _ := strings.Cut(key, "=")
		keys[name] = value
	}
	if keys["q"] != "2" {
		t.fail("a command that would be answered: %s", command)
	}
	switch {
	case t.load != nil || keys["a"] == "t":
		t.receive(keys, payload)
	case keys["a"] == "p":
		t.place(keys)
	case keys["a"] == "d":
		t.remove(keys)
	default:
		t.fail("kitty's command %s", command)
	}
}

func (t *Terminal) receive(keys map[string]string, payload string) {
	if t.load == nil {
		t.load = &load{keys: keys}
	} else if keys["a"] != "" {
		t.fail("a command between chunks")
	}
	t.load.data.WriteString(payload)
	if keys["m"] == "1" {
		return
	}
	l := t.load
	t.load = nil
	img, err := decodePNG(l.data.String())
	if err != nil || l.keys["f"] != "100" {
		t.fail("picture %s: %v", l.keys["i"], err)
		return
	}
	t.held[number(l.keys["i"])] = img
}

func decodePNG(text string) (*image.RGBA, error) {
	data, err := base64.StdEncoding.DecodeString(text)
	if err != nil {
		return nil, err
	}
	img, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	all := image.NewRGBA(img.Bounds())
	draw.Draw(all, all.Rect, img, image.Point{}, draw.Src)
	return all, nil
}

func (t *Terminal) place(keys map[string]string) {
	id := number(keys["i"])
	if t.held[id] == nil {
		t.fail("picture %d is placed, which is not there", id)
		return
	}
	if keys["C"] != "1" && keys["U"] != "1" {
		t.fail("a placement that moves the cursor")
	}
	p := &placement{id: id, number: number(keys["p"]), x: t.x, y: t.y, z: number(keys["z"]), virtual: keys["U"] == "1"}
	if p.virtual && number(keys["c"])*t.Width != t.held[id].Rect.Dx() {
		t.fail("a picture of %d pixels over %s columns", t.held[id].Rect.Dx(), keys["c"])
	}
	t.placed = slices.DeleteFunc(t.placed, func(q *placement) bool { return q.id == p.id && q.number == p.number })
	t.placed = append(t.placed, p)
}

func (t *Terminal) remove(keys map[string]string) {
	id := number(keys["i"])
	switch keys["d"] {
	case "A":
		for _, p := range t.placed {
			delete(t.held, p.id)
		}
		t.placed = nil
	case "i":
		t.placed = slices.DeleteFunc(t.placed, func(p *placement) bool { return p.id == id && p.number == number(keys["p"]) })
	case "I":
		delete(t.held, id)
		t.placed = slices.DeleteFunc(t.placed, func(p *placement) bool { return p.id == id })
		t.dropUnplaced()
	default:
		t.fail("kitty's deletion %v", keys)
	}
}

// dropUnplaced drops every picture that is placed nowhere, as kitty 0.26 does when the data of any picture is deleted.
func (t *Terminal) dropUnplaced() {
	for id := range t.held {
		if !slices.ContainsFunc(t.placed, func(p *placement) bool { return p.id == id }) {
			delete(t.held, id)
		}
	}
}

// inline shows a picture of iTerm2's protocol.
func (t *Terminal) inline(body string) {
	arguments, data, _ := strings.Cut(body, ":")
	img, err := decodePNG(data)
	if err != nil {
		t.fail("an inline picture: %v", err)
		return
	}
	for argument := range strings.SplitSeq(arguments, ";") {
		if columns, ok := strings.CutPrefix(argument, "width="); ok && number(columns)*t.Width != img.Rect.Dx() {
			t.fail("a picture of %d pixels over %s columns", img.Rect.Dx(), columns)
		}
	}
	paste(t.cells, img, t.x*t.Width, t.y*t.Height)
}

// sixel shows a picture of DCS q.
func (t *Terminal) sixel(body string) {
	introduction, data, ok := strings.Cut(body, "q")
	if !ok || introduction != "0;1;0" {
		t.fail("DCS %.20q", body)
		return
	}
	s := sixelReader{rest: data, colours: map[int]color.RGBA{}}
	img := s.read()
	if s.failed != "" {
		t.fail("sixel: %s", s.failed)
		return
	}
	switch x, y := t.x*t.Width, t.y*t.Height; {
	case !t.right && t.y == t.Rows-1 || y+img.Rect.Dy() > t.cells.Rect.Dy():
		t.fail("a sixel picture makes the screen scroll")
	default:
		paste(t.cells, img, x, y)
		t.draws(t.y, t.x, t.x+(img.Rect.Dx()+t.Width-1)/t.Width, true)
	}
}

// sixelReader decodes sixel into a picture of the size that its raster attributes say; what is set beyond is an error.
type sixelReader struct {
	rest    string
	colours map[int]color.RGBA
	failed  string
}

func (s *sixelReader) numbers() []int {
	n := len(s.rest) - len(strings.TrimLeft(s.rest, "0123456789;"))
	var all []int
	for field := range strings.SplitSeq(s.rest[:n], ";") {
		all = append(all, number(field))
	}
	s.rest = s.rest[n:]
	return all
}

func (s *sixelReader) read() *image.RGBA {
	img := image.NewRGBA(image.Rectangle{})
	x, y, register := 0, 0, 0
	for s.rest != "" {
		c := s.rest[0]
		s.rest = s.rest[1:]
		repeat := 1
		switch {
		case c == '"':
			if n := s.numbers(); len(n) == 4 && n[0] == 1 && n[1] == 1 && n[2]*n[3] < 1<<24 {
				img = image.NewRGBA(image.Rect(0, 0, n[2], n[3]))
			} else {
				s.failed = "raster attributes"
			}
			continue
		case c == '#':
			n := s.numbers()
			register = n[0]
			if len(n) == 5 {
				part := func(v int) uint8 { return uint8((v*255 + 50) / 100) }
				s.colours[register] = color.RGBA{part(n[2]), part(n[3]), part(n[4]), 255}
			}
			continue
		case c == '$':
			x = 0
			continue
		case c == '-':
			x, y = 0, y+6
			continue
		case c == '!':
			repeat = s.numbers()[0]
			if s.rest == "" {
				s.failed = "a repeat of nothing"
				return img
			}
			c = s.rest[0]
			s.rest = s.rest[1:]
		}
		if c < '?' || c > '~' {
			s.failed = "byte " + string(rune(c))
			return img
		}
		for range min(repeat, 1<<16) {
			for bit := range 6 {
				if (c-'?')>>bit&1 == 0 {
					continue
				}
				if !(image.Point{X: x, Y: y + bit}.In(img.Rect)) {
					s.failed = "a pixel outside the picture"
				}
				img.SetRGBA(x, y+bit, s.colours[register])
			}
			x++
		}
	}
	return img
}
