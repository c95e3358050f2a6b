package tui

import (
	"context"
	"errors"
	"io"
	"runtime/debug"

	tea "github.com/charmbracelet/bubbletea"

	"tippani/model/width"
	"tippani/tui/terminal"
	"tippani/tui/terminal/inject"
	"tippani/tui/typed"
)

// Run shows the App on a terminal until the user leaves, a signal comes, or the terminal goes away. The terminal is given back
// in every case, a panic included; the dataset stays open.
func (a *App) Run(t *terminal.Terminal, report func([]byte) string) (err error) {
	defer func() {
		if v := recover(); v != nil {
			stack := debug.Stack()
			_ = t.Close()
			err = Fault(v, stack, report)
		}
	}()
	t.Intercept(a.options.Cancel.take)
	ctx, end := context.WithCancel(context.Background())
	defer end()
	p := tea.NewProgram(a.Model(t),
		tea.WithContext(ctx), tea.WithInput(nil), tea.WithOutput(io.Discard),
		tea.WithoutRenderer(), tea.WithoutSignalHandler(), tea.WithoutCatchPanics())
	done := make(chan struct{})
	defer close(done)
	go func() {
		select {
		case <-t.Failed():
			end()
		case <-done:
		}
	}()
	defer a.roundup.Stop()
	profile, known := a.printed, a.offer
	go t.Guard(func() { a.forward(p, t, profile, known, done) })
	go t.Guard(func() { typed.Forward(t.Input(), p.Send) })
	_, err = p.Run()
	if errors.Is(err, tea.ErrProgramKilled) || errors.Is(err, io.EOF) {
		err = nil // the terminal went away: nothing is lost, and there is nobody to tell
	}
	if f := t.Fault(); f != nil {
		return errors.Join(Fault(f.Value, f.Stack, report), t.Close())
	}
	err = errors.Join(err, t.Close())
	a.text.Keep() // when the terminal is the user's again
	return err
}

// forward passes on what comes from the terminal beside keys.
func (a *App) forward(p *tea.Program, t *terminal.Terminal, profile *width.Profile, known offer, done <-chan struct{}) {
	compare := func() {
		if now := offerOf(t); now != known {
			known = now
			p.Send(known)
		}
	}
	for {
		inject.At("forward")
		select {
		case <-done:
			return
		case size := <-t.Sizes():
			compare()
			p.Send(tea.WindowSizeMsg{Width: size.Columns, Height: size.Rows})
		case fonts := <-a.text.Found():
			p.Send(fonts)
		case late := <-t.Late():
			if now := a.widths.late(profile, late); now != profile {
				profile = now
				p.Send(profile)
			}
			compare()
		case rate := <-t.Slowed():
			p.Send(slowEvent(rate))
		case n := <-t.Truncated():
			p.Send(truncatedEvent{n})
		case <-t.Stops():
			p.Send(stopEvent{})
			return
		case <-t.Gone():
			p.Send(stopEvent{})
			return
		}
	}
}
