package main

import (
	"fmt"
	"os"

	"tippani/model/width"
	"tippani/tui/drawing"
	"tippani/tui/drawn"
	"tippani/tui/environ"
	"tippani/tui/fonts"
	"tippani/tui/lang"
	"tippani/tui/terminal"
)

// fontOptions are where fonts are looked for, and which.
func fontOptions(env environment, conf config) fonts.Options {
	return fonts.Options{Family: conf.Font, CacheDir: env.dirs.fonts(), Dirs: env.dirs.systemFonts}
}

// keptLetters is where drawn words are kept for the next start. A program that can't be told from other builds keeps none.
func keptLetters(env environment) drawn.Keeping {
	path, err := os.Executable()
	if err != nil {
		return drawn.Keeping{}
	}
	info, err := os.Stat(path)
	if err != nil {
		return drawn.Keeping{}
	}
	return drawn.Keeping{Dir: env.dirs.fonts(), Program: fmt.Sprint(version(), " ", info.Size(), " ", info.ModTime().UnixNano())}
}

// drawingFor settles how clusters are sent once the terminal has answered: the wish, else what was chosen in tippani
// doctor, else what is known of the terminal.
func drawingFor(wish drawing.Choice, memory drawing.Memory, vars environ.Variables) func(*terminal.Terminal, terminal.Answers,
	width.Family) width.Drawing {
	return func(t *terminal.Terminal, answers terminal.Answers, family width.Family) width.Drawing {
		remembered := memory.Recall(t.Identity(answers.Version))
		return drawing.Settle(wish, remembered, vars, answers, family).Drawing()
	}
}

// warningFor says, once for each terminal, where its cells tear Bengali apart. That it can't be remembered is no reason to say nothing: it
// is said again then.
func warningFor(memory drawing.Memory, vars environ.Variables) func(*terminal.Terminal, terminal.Answers) lang.Text {
	return func(t *terminal.Terminal, answers terminal.Answers) lang.Text {
		identity := t.Identity(answers.Version)
		text := memory.Warning(identity, vars, answers)
		if text != (lang.Text{}) {
			_ = memory.Warned(identity)
		}
		return text
	}
}
