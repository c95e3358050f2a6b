package main

// A step types keys and has the screen compared. An ESC must be alone, or it makes the next key another one.
type step struct{ name, keys string }

const (
	escape   = "\x1b"
	pageDown = "\x1b[6~"
	tab      = "\t"
	enter    = "\r"
)

// tour visits the parts of the interface, with labelled text.
var tour = []step{
	{"", "g"},
	{"first label", "1"},
	{"", "www2"},
	{"", "ww3"},
	{"", "www+4"},
	{"labels", "ww++8"},
	{"nested label", "b2"},
	{"brackets", "L"},
	{"no names", "L"},
	{"", "L"},
	{"panel", "p"},
	{"panel, other span", tab},
	{"no panel", "p"},
	{"", "m"},
	{"note", "টীকা: স্ত্রী, র\u200d্যাব ও বাংলা 😀"},
	{"after the note", enter},
	{"attributes", "a"},
	{"", escape},
	{"link", "s"},
	{"", escape},
	{"palette", enter},
	{"palette, filtered", "ব্য"},
	{"", escape},
	{"", escape},
	{"", "/"},
	{"search", "বাংলা"},
	{"found", enter},
	{"", escape},
	{"hints", "f"},
	{"", escape},
	{"selection", "gv}"},
	{"widened", "+"},
	{"", escape},
	{"queue", "A"},
	{"", escape},
	{"help", "?"},
	{"help, further", pageDown},
	{"", escape},
	{"theme", "t"},
	{"marked done", "G"},
}

// take does the steps.
func (x *examiner) take(steps []step, prefix string) error {
	for _, s := range steps {
		if err := x.keys(s.keys); err != nil {
			return err
		}
		if s.name == "" {
			continue
		}
		if err := x.screen(prefix + s.name); err != nil {
			return err
		}
	}
	return nil
}

// pages goes through the article to its end, a screen at a time.
func (x *examiner) pages(prefix string) error {
	for range 100 {
		before := x.mirror.written
		if err := x.keys(pageDown); err != nil {
			return err
		}
		if x.mirror.written == before {
			return nil
		}
		if err := x.screen(prefix + "page"); err != nil {
			return err
		}
	}
	return nil
}

// lines puts the cursor at the last cluster of each line of the first screens, so that the program tells the column of every line's end.
func (x *examiner) lines(prefix string, n int) error {
	if err := x.keys("g$"); err != nil {
		return err
	}
	for range n {
		if err := x.screen(prefix + "line end"); err != nil {
			return err
		}
		if err := x.keys("j$"); err != nil {
			return err
		}
	}
	return nil
}
