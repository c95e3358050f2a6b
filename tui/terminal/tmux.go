package terminal

import (
	"context"
	"os/exec"
	"slices"
	"strings"
)

// tmuxQuestion asks tmux what the terminal around it is and whether it hands on what is wrapped for it.
const tmuxQuestion = "#{allow-passthrough}\t#{client_termtype}\t#{client_termname}\t#{client_termfeatures}"

// askTmux asks the tmux around the program, if there is one on this machine, once, beside the terminal's own answers. What it says is
// in every Answers from then on, and delivered on Late.
func (t *Terminal) askTmux() {
	if !t.InTmux() {
		return
	}
	t.tmuxAsked.Do(func() {
		go t.Guard(func() {
			ctx, cancel := context.WithTimeout(context.Background(), tmuxGrace)
			defer cancel()
			c := exec.CommandContext(ctx, "tmux", "display-message", "-p", tmuxQuestion)
			c.Env = t.env
			said, err := c.Output()
			if err != nil {
				return
			}
			t.hear(Answers{Tmux: tmuxAnswer(string(said))})
		})
	})
}

// tmuxAnswer reads the answer to tmuxQuestion. The option is off, on or all; tmux before 3.3 has none and hands on everything.
func tmuxAnswer(said string) Tmux {
	parts := strings.Split(strings.TrimRight(said, "\r\n"), "\t")
	if len(parts) != 4 {
		return Tmux{}
	}
	outer := parts[1]
	if outer == "" {
		outer = parts[2]
	}
	return Tmux{
		Known: true, Passthrough: parts[0] != "off" && parts[0] != "0", Outer: outer,
		Sixel: slices.Contains(strings.Split(parts[3], ","), "sixel"),
	}
}
