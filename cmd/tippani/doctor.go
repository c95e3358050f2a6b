package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"tippani/cmd/process"
	"tippani/model"
	"tippani/model/atomicfile"
	"tippani/model/filename"
	"tippani/model/width"
	"tippani/tui/doctor"
	"tippani/tui/drawing"
	"tippani/tui/fonts"
	"tippani/tui/lang"
	"tippani/tui/terminal"
)

type doctorFlags struct {
	env      environment
	lang     string
	save     string
	asJSON   bool
	noChoice bool
}

func newDoctor(env environment) *cobra.Command {
	o := doctorFlags{env: env}
	cmd := &cobra.Command{
		Use:   "doctor",
		Short: "Measure how this terminal shows Bengali, and say what helps",
		Long: "Ask the terminal how many columns each kind of Bengali text takes, compare that with what libraries count, and show a\n" +
			"sample whose right rule is straight if all is well. Where the terminal can show Bengali in two ways, a key picks " +
			"the better\n" +
			"one, which is remembered for this terminal.",
		Args: none,
		RunE: func(*cobra.Command, []string) error { return o.run() },
	}
	f := cmd.Flags()
	f.BoolVar(&o.asJSON, "json", false, "print one JSON object, and ask nothing of the user")
	f.StringVar(&o.save, "save", "", "write what was measured to a file, for tippani open --widths FILE")
	f.BoolVar(&o.noChoice, "no-choice", false, "do not ask which drawing reads better")
	f.StringVar(&o.lang, "lang", "", "language of the report: en or bn (default: as the locale)")
	return cmd
}

func (o *doctorFlags) run() error {
	conf, err := loadConfig(o.env)
	if err != nil {
		return err
	}
	if err := oneOf("--lang", o.lang, langNames...); err != nil {
		return err
	}
	l := lang.FromLocale(o.env.vars.Get)
	if name := first(o.lang, conf.Lang); name != "" {
		if l, err = lang.Parse(name); err != nil {
			return usageError{err}
		}
	}
	if o.save != "" {
		if why := filename.PathFault(o.save, runtime.GOOS); why != "" {
			return usagef("--save: %s can't be written: %s; name another file", o.save, why)
		}
		if err := replaceableBy(o.save, "what tippani doctor has saved", isMeasurement); err != nil {
			return usagef("--save: %w", err)
		}
	}
	screen, piped, err := o.screen()
	if err != nil {
		return err
	}
	defer screen.Close()
	memory := drawing.Memory{Dir: o.env.dirs.drawing()}
	exam, remembered, err := o.examine(screen, conf, memory, l, o.asJSON || o.noChoice || piped)
	if err != nil {
		return err
	}
	var out io.Writer = o.env.stdout
	if !piped {
		out = screen // the report is safe already, and may hold widths in OSC 66
	}
	if o.asJSON {
		err = exam.WriteJSON(out, remembered)
	} else {
		err = exam.Write(out, l, remembered)
	}
	if err != nil || o.save == "" {
		return err
	}
	return o.write(exam)
}

// screen is the terminal to measure: standard output, or the controlling terminal when the report goes elsewhere.
func (o *doctorFlags) screen() (f *os.File, piped bool, err error) {
	if term.IsTerminal(os.Stdout.Fd()) {
		f, err = os.OpenFile(outputScreen, screenAccess, 0)
		if err != nil {
			f, err = os.OpenFile(sessionScreen, screenAccess, 0)
		}
	} else {
		piped = true
		f, err = os.OpenFile(sessionScreen, screenAccess, 0)
	}
	if err != nil {
		return nil, piped, usagef("tippani doctor measures a terminal, and there is none here; run it in a terminal window")
	}
	return f, piped, nil
}

// examine takes the terminal over for as long as it is measured and, unless quiet, the user asked.
func (o *doctorFlags) examine(screen *os.File, conf config, memory drawing.Memory, l lang.Lang, quiet bool) (doctor.Examination,
	drawing.Choice, error) {
	t, err := process.Open(process.Options{In: o.env.stdin, Out: screen, Env: o.env.vars})
	if err != nil {
		var missing *terminal.NoTerminalError
		if errors.As(err, &missing) {
			return doctor.Examination{}, drawing.Auto, usageError{err}
		}
		return doctor.Examination{}, drawing.Auto, err
	}
	defer t.Close()
	exam := doctor.Examine(t, o.env.vars, doctor.Patience)
	set, err := fonts.Find(fontOptions(o.env, conf))
	exam.FontsFault = err
	if set != nil {
		exam.Fonts = set.Names()
	}
	remembered := memory.Recall(exam.Identity)
	if quiet {
		return exam, remembered, nil
	}
	if chosen := exam.Choose(t, l, remembered); chosen != drawing.Auto {
		remembered = chosen
		err = memory.Remember(exam.Identity, chosen)
	}
	return exam, remembered, err
}

// isMeasurement tells a file that --save wrote. A damaged one is none.
func isMeasurement(f *os.File) bool {
	_, err := width.Load(io.LimitReader(f, model.MaxSettings))
	return err == nil
}

// write saves the profile; an earlier file of that name is replaced whole.
func (o *doctorFlags) write(exam doctor.Examination) error {
	f, err := atomicfile.Create(o.save, 0o644)
	if err != nil {
		return fmt.Errorf("--save: %w; give a path that can be written", err)
	}
	defer f.Discard()
	if err := exam.Save(f); err != nil {
		return err
	}
	if err := f.Commit(); err != nil {
		return fmt.Errorf("--save: %w; give a path that can be written", err)
	}
	return nil
}
