package main

import (
	"errors"
	"fmt"
	"os/exec"
	"time"

	"tippani/tui/graphics"
	"tippani/tui/terminal"
)

// resizing is how much larger than at first the window is made, one after the other, in columns and rows: the last is its first size.
var resizing = []struct{ columns, rows int }{{14, 5}, {-17, -6}, {3, -2}, {0, 0}}

// resizer makes the window another size while pages are drawn in it.
type resizer struct {
	command string // with the columns and rows to have, and how many pixels wider and higher that is, after it
	t       *terminal.Terminal
	camera  *camera
	book    *pages
}

// run resizes the window again and again, each time in the middle of pages that follow one another, as when somebody scrolls and drags
// the edge of the window. It compares what stands there when the program has drawn for the last size it heard of.
func (r *resizer) run(first terminal.Size, cell graphics.Cell) ([]compared, error) {
	var all []compared
	now := first
	for i, by := range resizing {
		to := terminal.Size{Columns: first.Columns + by.columns, Rows: first.Rows + by.rows}
		words := []string{fmt.Sprint(to.Columns), fmt.Sprint(to.Rows),
			fmt.Sprint((to.Columns - now.Columns) * cell.Width), fmt.Sprint((to.Rows - now.Rows) * cell.Height)}
		if err := r.resize(words, to); err != nil {
			return all, err
		}
		r.book.columns, r.book.rows, now = to.Columns, to.Rows, to
		one := page{fmt.Sprintf("resized to %d×%d", to.Columns, to.Rows), r.book.at(r.book.from(7*i), 2, 3*cell.Width)}
		r.t.Show(one.frame)
		if !r.t.Flush(drawing) {
			return all, fmt.Errorf("%s: it was not written within %s", one.name, drawing)
		}
		r.camera.at = nil // it may stand elsewhere in a window of another size
		result, err := r.camera.compareAlone(fmt.Sprintf("resized-%d", i), one, r.book)
		if err != nil {
			return all, fmt.Errorf("%s: %w", one.name, err)
		}
		all = append(all, result)
	}
	return all, nil
}

// resize shows page after page until the terminal has said that it has its new size.
func (r *resizer) resize(words []string, to terminal.Size) error {
	done := make(chan error, 1)
	go func() {
		b, err := exec.Command(r.command, words...).CombinedOutput()
		if err != nil {
			err = fmt.Errorf("%s: %w: %s", r.command, err, b)
		}
		done <- err
	}()
	finished := false
	for end, line := time.Now().Add(drawing), 0; !finished || r.t.Size() != to; line++ {
		r.t.Show(r.book.from(line))
		select {
		case err := <-done:
			if err != nil {
				return err
			}
			finished = true
		case <-time.After(20 * time.Millisecond):
		}
		if time.Now().After(end) {
			return fmt.Errorf("asked for %d×%d the window has %d×%d", to.Columns, to.Rows, r.t.Size().Columns, r.t.Size().Rows)
		}
	}
	return nil
}

// compareAlone is compare for a screen on which nothing of a picture may stand beside the rows.
func (c *camera) compareAlone(number string, one page, book *pages) (compared, error) {
	for end := time.Now().Add(drawing); ; time.Sleep(between) {
		result, err := c.compare(number, one, book)
		if err != nil {
			return result, err
		}
		img, err := c.take(number)
		if err != nil {
			return result, err
		}
		if c.at == nil {
			return result, errors.New("the page was not found")
		}
		beside := book.remainsBeside(img, book.area(*c.at))
		result.Wrong += beside
		if beside == 0 || time.Now().After(end) {
			return result, nil
		}
	}
}
