package main

import (
	"errors"
	"flag"
	"fmt"
	"image"
	"os"
	"os/exec"
	"time"

	"github.com/charmbracelet/x/term"

	"tippani/cmd/process"
	"tippani/tui/graphics/graphicstest"
)

// killed is what is left of pictures when the program that drew them had no time to take them away, in pixels.
type killed struct {
	Tried bool
	Stays int // when it is dead, and its keeper has given the terminal back
	Clear int // when the shell has cleared the screen then
	Next  int // or when another program of the whole screen has drawn its first one
	After int // and when that has ended
}

const (
	cleared = "\x1b[H\x1b[2J"            // what clear writes
	entered = "\x1b[?1049h\x1b[H\x1b[2J" // what a program of the whole screen begins with
	gone    = "\x1b[?1049l"              // and ends with
	written = "\x1b[0mthe next program\r\n"
)

// kill starts a program that draws a page and kills it, twice: once the screen is looked at and cleared then, once another program begins.
func (k *killed) kill(c *camera, book *pages) error {
	var err error
	left := func(write string) int {
		if _, wrong := os.Stdout.WriteString(write); wrong != nil {
			err = errors.Join(err, wrong)
		}
		time.Sleep(4 * between)
		img, wrong := c.take("killed")
		if wrong != nil {
			err = errors.Join(err, wrong)
			return 0
		}
		return book.remains(img)
	}
	if err := killOne(c, book); err != nil {
		return err
	}
	k.Stays = left("")
	k.Clear = left(cleared + written)
	left(gone)
	if err := killOne(c, book); err != nil {
		return err
	}
	k.Next = left(entered + written)
	k.After = left(gone + written)
	k.Tried = err == nil
	return err
}

// killOne has another process draw a page, and kills it when the page is on the screen.
func killOne(c *camera, book *pages) error {
	self, err := os.Executable()
	if err != nil {
		return err
	}
	state, err := term.GetState(os.Stdin.Fd())
	if err != nil {
		return err
	}
	child := exec.Command(self, "page", fmt.Sprintf("-printed=%t", book.printed), fmt.Sprintf("-sixel=%t", book.sixel))
	child.Stdin, child.Stdout, child.Stderr = os.Stdin, os.Stdout, os.Stderr
	if err := child.Start(); err != nil {
		return err
	}
	c.at = nil
	one := page{"a page, to be killed", book.from(0)}
	result, err := c.compare("alive", one, book)
	wrong := child.Process.Kill()
	_ = child.Wait()
	err = errors.Join(err, wrong, term.Restore(os.Stdin.Fd(), state))
	if err == nil && result.Wrong > 0 {
		err = fmt.Errorf("%s: %d pixels wrong", one.name, result.Wrong)
	}
	return err
}

// onePage is the subcommand that draws a page and waits to be killed.
func onePage(args []string) error {
	f := flag.NewFlagSet("page", flag.ExitOnError)
	printed := f.Bool("printed", false, "the last row is printed")
	sixel := f.Bool("sixel", false, "the pictures are sixels")
	if err := f.Parse(args); err != nil {
		return err
	}
	t, err := process.Open(process.Options{In: os.Stdin, Out: os.Stdout, Env: os.Environ()})
	if err != nil {
		return err
	}
	defer t.Close()
	protocol := chosen(t)
	t.Draw(protocol, &graphicstest.Raster{})
	book := pages{cell: t.Said().Cell, columns: t.Size().Columns, rows: t.Size().Rows, printed: *printed, sixel: *sixel}
	t.Show(book.from(0))
	time.Sleep(4 * drawing)
	return nil
}

// remainsBeside is as remains, outside the rows.
func (p *pages) remainsBeside(screen *image.RGBA, rows image.Rectangle) int {
	beside := image.NewRGBA(screen.Rect)
	copy(beside.Pix, screen.Pix)
	for y := rows.Min.Y; y < rows.Max.Y; y++ {
		for x := rows.Min.X; x < rows.Max.X; x++ {
			beside.Set(x, y, image.Black)
		}
	}
	return p.remains(beside)
}
