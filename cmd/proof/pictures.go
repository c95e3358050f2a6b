package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"image"
	"image/draw"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"tippani/tui/environ"
	"tippani/tui/graphics"
	"tippani/tui/graphics/graphicstest"
	"tippani/tui/terminal"
	"tippani/tui/terminal/tty"
)

// shown is what was found about pictures in one terminal at one size.
type shown struct {
	Terminal, Version, Says string
	Columns, Rows           int
	Protocol, Reason        string
	Cell                    graphics.Cell
	Steps                   []compared
	// Left is how many pixels of pictures were on the screen after the end.
	Left    int
	Resized []compared // while pages were drawn
	Killed  killed
	Failed  string
}

// compared is one frame that was drawn and compared.
type compared struct {
	Name    string
	Bytes   int // that were sent
	Pixels  int // that were compared
	Wrong   int // of them, further off than a sixel's percentages
	Largest int // the largest difference of a part of a colour
}

// shows is the subcommand that draws pictures in the terminal under test, with the program's own painter, and compares the screen.
func shows(args []string) error {
	f := flag.NewFlagSet("pictures", flag.ExitOnError)
	out := f.String("out", "", "file to append the finding to")
	name := f.String("terminal", "", "name of the terminal")
	version := f.String("version", "", "its version")
	shot := f.String("shot", "import -window root", "command that writes the screen to a PNG, whose name is added")
	resize := f.String("resize", "", "command that makes the window another size: columns, rows, and pixels more of each are added")
	keep := f.String("keep", "", "directory to keep the pictures of the screen in")
	if err := f.Parse(args); err != nil {
		return err
	}
	found := shown{Terminal: *name, Version: *version}
	if err := found.examine(strings.Fields(*shot), *keep, *resize); err != nil {
		found.Failed = err.Error()
	}
	line, err := json.Marshal(found)
	if err != nil {
		return err
	}
	file, err := os.OpenFile(*out, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = file.Write(append(line, '\n'))
	return errors.Join(err, file.Close())
}

// counted is a line that counts what is written to it.
type counted struct {
	*tty.Line
	bytes int
}

func (c *counted) Write(p []byte) (int, error) {
	c.bytes += len(p)
	return c.Line.Write(p)
}

// drawing is how long a terminal may take to draw, and between how long to wait before looking again.
const (
	drawing = 8 * time.Second
	between = 150 * time.Millisecond
)

func (s *shown) examine(shot []string, keep, resize string) error {
	if _, err := settledSize(); err != nil {
		return err
	}
	env := environ.Variables(os.Environ())
	line, err := tty.Open(os.Stdin, os.Stdout, env)
	if err != nil {
		return err
	}
	through := &counted{Line: line}
	t, err := terminal.Open(through, terminal.Options{Env: env})
	if err != nil {
		return err
	}
	defer t.Close()
	defer follow(line)()
	protocol := chosen(t)
	_, reason := t.Choose()
	said := t.Said()
	s.Says, s.Cell, s.Protocol, s.Reason = said.Version, said.Cell, protocol.String(), reason.String()
	s.Columns, s.Rows = t.Size().Columns, t.Size().Rows
	if protocol == graphics.None {
		return nil
	}
	c := camera{shot: shot, keep: keep, name: s.Terminal}
	t.Draw(protocol, &graphicstest.Raster{})
	book := pages{cell: said.Cell, columns: s.Columns, rows: s.Rows, printed: !t.LastRow(protocol), sixel: protocol == graphics.Sixel}
	if said.Uneven {
		book.wide = float64(said.Area) / float64(s.Columns)
	}
	for i, one := range book.tour() {
		before := through.bytes
		t.Show(one.frame)
		if !t.Flush(drawing) {
			return fmt.Errorf("%s was not written within %s", one.name, drawing)
		}
		result, err := c.compare(fmt.Sprintf("%d", i), one, &book)
		if err != nil {
			return err
		}
		result.Bytes = through.bytes - before
		s.Steps = append(s.Steps, result)
	}
	if resize != "" {
		r := resizer{command: resize, t: t, camera: &c, book: &book}
		if s.Resized, err = r.run(t.Size(), said.Cell); err != nil {
			return err
		}
	}
	if err := t.Close(); err != nil {
		return err
	}
	time.Sleep(2 * between)
	img, err := c.take("left")
	if err != nil {
		return err
	}
	s.Left = book.remains(img)
	return s.Killed.kill(&c, &book)
}

// chosen asks the terminal for what it shows, and waits for late answers.
func chosen(t *terminal.Terminal) graphics.Protocol {
	t.Ask(nil)
	protocol, _ := t.Choose()
	for wait := time.Now().Add(time.Second); protocol == graphics.None && time.Now().Before(wait); protocol, _ = t.Choose() {
		time.Sleep(between)
	}
	return protocol
}

// camera takes pictures of the screen.
type camera struct {
	shot []string
	keep string
	name string
	at   *image.Point // where the first cell is, once it was found
}

func (c *camera) take(name string) (*image.RGBA, error) {
	dir := c.keep
	if dir == "" {
		dir = os.TempDir()
	}
	path := filepath.Join(dir, fmt.Sprintf("%s-%s.png", c.name, name))
	command := append(append([]string{}, c.shot...), path)
	if b, err := exec.Command(command[0], command[1:]...).CombinedOutput(); err != nil {
		return nil, fmt.Errorf("%s: %w: %s", command[0], err, b)
	}
	if c.keep == "" {
		defer os.Remove(path)
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	img, err := png.Decode(file)
	if err != nil {
		return nil, err
	}
	all := image.NewRGBA(img.Bounds())
	draw.Draw(all, all.Rect, img, img.Bounds().Min, draw.Src)
	return all, nil
}

// compare waits until the screen shows what it should, or for as long as a terminal may take, and says how it differs at last.
func (c *camera) compare(number string, one page, book *pages) (compared, error) {
	want := book.pixels(one.frame)
	result := compared{Name: one.name}
	known := c.at
	for end := time.Now().Add(drawing); ; time.Sleep(between) {
		img, err := c.take(number)
		if err != nil {
			return result, err
		}
		if known == nil {
			// It is looked for each time: on a screen that still shows the page before, its first row may stand further down.
			c.at = find(img, want)
		}
		if c.at != nil {
			result = book.difference(img, want, *c.at, one)
		}
		if c.at != nil && result.Wrong == 0 {
			return result, nil
		}
		if time.Now().After(end) {
			if c.at == nil {
				return result, errors.New("the first picture was not found on the screen")
			}
			return result, nil
		}
	}
}
