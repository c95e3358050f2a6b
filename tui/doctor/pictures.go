package doctor

import (
	"strings"
	"time"

	"tippani/tui/drawn"
	"tippani/tui/graphics"
	"tippani/tui/lang"
	"tippani/tui/terminal"
)

// Pictures is what was found about pictures, by which text can be drawn instead of printed.
type Pictures struct {
	Protocol graphics.Protocol
	Reason   terminal.Reason
	Cell     graphics.Cell // pixels
}

// tmuxAnswers is how long tmux may take to say what is around it.
const tmuxAnswers = time.Second

// pictures chooses as a start of the program does.
func pictures(t *terminal.Terminal) Pictures {
	p, reason := t.Choose()
	if reason == terminal.TmuxUnknown {
		timer := time.NewTimer(tmuxAnswers)
		defer timer.Stop()
		select {
		case <-t.Late():
			p, reason = t.Choose()
		case <-t.Gone():
		case <-timer.C:
		}
	}
	return Pictures{p, reason, t.Cell()}
}

var (
	textPictures = lang.Text{En: "pictures", Bn: "ছবি"}
	textFonts    = lang.Text{En: "fonts", Bn: "হরফ"}
	textShown    = lang.Text{En: "%s, cells of %s × %s pixels", Bn: "%s, ঘর %s × %s পিক্সেল"}
	textReasons  = map[terminal.Reason]lang.Text{
		terminal.NoAnswer:    {En: "none: the terminal answers nothing", Bn: "নেই: টার্মিনাল কোনো উত্তর দেয় না"},
		terminal.NoProtocol:  {En: "none: the terminal shows no pictures", Bn: "নেই: টার্মিনাল ছবি দেখায় না"},
		terminal.CellUnknown: {En: "none: the terminal does not say how large its cells are", Bn: "নেই: ঘর কত বড়, টার্মিনাল বলে না"},
		terminal.InScreen:    {En: "none: screen hands no pictures on", Bn: "নেই: screen ছবি পাঠায় না"},
		terminal.TmuxUnknown: {En: "none: tmux could not be asked", Bn: "নেই: tmux-কে জিজ্ঞাসা করা যায়নি"},
		terminal.TmuxKeeps: {En: "none: tmux keeps them; set -g allow-passthrough on lets them through",
			Bn: "নেই: tmux আটকে রাখে; set -g allow-passthrough on দিলে যাবে"},
		terminal.TmuxOuter: {En: "none: the terminal around tmux shows none by placeholders",
			Bn: "নেই: tmux-এর বাইরের টার্মিনাল placeholder-এ ছবি দেখায় না"},
		terminal.TmuxLoses: {En: "none: tmux loses sixel pictures when others change; outside tmux they are shown",
			Bn: "নেই: একটা ছবি বদলালে tmux অন্য sixel ছবি হারায়; tmux-এর বাইরে দেখা যায়"},
	}
)

// pictures is the line of the report about them.
func (r *report) pictures() {
	p := r.Pictures
	value := r.l.Of(textReasons[p.Reason])
	if p.Protocol != graphics.None {
		value = r.l.Format(textShown, p.Protocol.String(), lang.Number(p.Cell.Width), lang.Number(p.Cell.Height))
	}
	if value != "" {
		r.item(r.l.Of(textPictures), value)
	}
	if r.FontsFault != nil {
		say := drawn.Lacking(r.FontsFault)
		r.item(r.l.Of(textFonts), r.l.Format(say.Text, say.Values...))
	}
	if len(r.Fonts) > 0 {
		r.item(r.l.Of(textFonts), strings.Join(r.Fonts, ", "))
	}
}
