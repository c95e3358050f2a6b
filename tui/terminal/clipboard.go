package terminal

import (
	"context"
	"errors"
	"os/exec"
	"strings"
	"time"

	"github.com/aymanbagabas/go-osc52/v2"

	"tippani/tui/environ"
)

// mostCopied bounds a text for the clipboard, in bytes: many terminals ignore longer ones anyway.
const mostCopied = 74_000

// tmuxGrace is how long tmux may take for a buffer; a server that hangs must not keep a process waiting for ever.
const tmuxGrace = 3 * time.Second

// Copy sends a text to the terminal's clipboard (OSC 52), in Base64, so that none of it can act as a control. Terminals that do
// not know or not allow it ignore it and say nothing, so whether it arrived is not known. It reports whether the text was short
// enough to be sent.
func (t *Terminal) Copy(text string) bool {
	if len(text) > mostCopied {
		return false
	}
	b := []byte(copySequences(text, t.env))
	t.writer.do(func(*painter) []byte { return b })
	return true
}

// copySequences asks for a text to be put into the clipboard, in each form that one of the programs between here and the
// clipboard may take: plain for a terminal, and for a multiplexer that takes it itself (tmux with set-clipboard on); wrapped for
// one that hands it on (tmux with allow-passthrough on, screen). The form that is not taken is dropped.
func copySequences(text string, env environ.Variables) string {
	plain := osc52.New(text)
	all := plain.String()
	if env.Get("TMUX") != "" || strings.HasPrefix(env.Get("TERM"), "tmux") {
		all += plain.Tmux().String()
	}
	if env.Get("STY") != "" {
		all += plain.Screen().String()
	}
	return all
}

// InTmux says whether the program runs directly in a tmux of this machine.
func (t *Terminal) InTmux() bool { return t.line.Local() && t.env.Get("TMUX") != "" }

// CopyToTmux puts a text into a new buffer of the tmux that the program runs in, from where tmux's paste key takes it, and has
// tmux send it to the clipboards of its own terminals: as it comes, tmux ignores what programs inside it send there, but not what
// it is told by command. It may take seconds; an error says why nothing was done.
func (t *Terminal) CopyToTmux(text string) error {
	if len(text) > mostCopied {
		return errors.New("the text is too long")
	}
	err := t.tmux(text, "load-buffer", "-w", "-")
	if err != nil {
		// Before tmux 3.2 there is no -w.
		err = t.tmux(text, "load-buffer", "-")
	}
	return err
}

func (t *Terminal) tmux(input string, args ...string) error {
	ctx, cancel := context.WithTimeout(context.Background(), tmuxGrace)
	defer cancel()
	c := exec.CommandContext(ctx, "tmux", args...)
	c.Env = t.env
	c.Stdin = strings.NewReader(input)
	return c.Run()
}

// Redraw draws the whole of the last frame anew, for a screen that something else has written on.
func (t *Terminal) Redraw() {
	t.writer.do(func(p *painter) []byte { p.forget(); return nil })
	t.writer.again()
}
