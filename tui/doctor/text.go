package doctor

import (
	"strings"

	"tippani/model"
	"tippani/tui/lang"
)

// trial is what the two drawings are compared with: signs on the left, around their letters, on conjuncts, in quotes.
const trial = "কিম জং উন ইউক্রেন যুদ্ধে রাশিয়ার প্রতি ‘নিঃশর্ত সমর্থন’ জানিয়েছেন; বৈঠকে মৌখিক প্রতিশ্রুতি, কোনো চুক্তি হয়নি।"

// article wraps a text of this package, which is valid UTF-8.
func article(text string) *model.Article {
	a, err := model.NewArticle("", text, model.Meta{})
	if err != nil {
		a, _ = model.NewArticle("", strings.ToValidUTF8(text, "\uFFFD"), model.Meta{})
	}
	return a
}

// pad adds blanks to a text of some columns until it takes wanted.
func pad(text string, columns, wanted int) string {
	return text + strings.Repeat(" ", max(0, wanted-columns))
}

// families says what it means to be counted by the rule of a family. The letters are those of docs/layout.md.
var families = map[byte]lang.Text{
	'A': {En: "every letter and every spacing sign (া ি ী ে ৈ ো ৌ ং ঃ) takes a column; xterm, VTE, st, urxvt, tmux, xterm.js count so",
		Bn: "প্রতিটি বর্ণ ও প্রতিটি স্থানগ্রাহী চিহ্ন (া ি ী ে ৈ ো ৌ ং ঃ) এক ঘর নেয়; xterm, VTE, st, urxvt, tmux, xterm.js এভাবে গোনে"},
	'B': {En: "as xterm, but া takes no column; alacritty since 0.15 counts so",
		Bn: "xterm-এর মতো, তবে া কোনো ঘর নেয় না; alacritty 0.15 থেকে এভাবে গোনে"},
	'C': {En: "letters take a column, signs none; kitty to 0.41, QTerminal, mlterm count so",
		Bn: "বর্ণ এক ঘর নেয়, চিহ্ন কিছুই না; kitty 0.41 পর্যন্ত, QTerminal, mlterm এভাবে গোনে"},
	'D': {En: "letters take a column, signs none, and no cluster more than two; foot since 1.21 counts so",
		Bn: "বর্ণ এক ঘর নেয়, চিহ্ন কিছুই না, আর কোনো যুক্তাক্ষর দুইয়ের বেশি না; foot 1.21 থেকে এভাবে গোনে"},
	'E': {En: "each cluster takes one column, however long; kitty 0.48 and neovim count so",
		Bn: "প্রতিটি যুক্তাক্ষর যত লম্বাই হোক এক ঘর নেয়; kitty 0.48 ও neovim এভাবে গোনে"},
	'F': {En: "every code point takes a column, signs below too; terminology, screen 5, dvtm count so",
		Bn: "প্রতিটি সংকেত এক ঘর নেয়, নিচের চিহ্নও; terminology, screen 5, dvtm এভাবে গোনে"},
	'G': {En: "as xterm, but a spacing sign right after another sign takes none; Konsole counts so",
		Bn: "xterm-এর মতো, তবে অন্য চিহ্নের ঠিক পরের স্থানগ্রাহী চিহ্ন কিছু নেয় না; Konsole এভাবে গোনে"},
	'H': {En: "as xterm, but no cluster takes more than two columns; Ghostty 1.3 and Windows Terminal count so",
		Bn: "xterm-এর মতো, তবে কোনো যুক্তাক্ষর দুইয়ের বেশি ঘর নেয় না; Ghostty 1.3 ও Windows Terminal এভাবে গোনে"},
	0: {En: "the terminal did not say; columns are guessed as go-runewidth counts them",
		Bn: "টার্মিনাল জানায়নি; ঘরের হিসাব go-runewidth-এর অনুমান"},
}

// advice is for terminals by name (drawing.Name).
var advice = map[string][]lang.Text{
	"xterm": {
		{En: "xterm shapes nothing: hasantas are visible and signs stand in cells of their own. Visual order helps; a terminal that " +
			"shapes (Konsole, a VTE such as GNOME Terminal or xfce4-terminal, kitty 0.40 or later) reads better.",
			Bn: "xterm অক্ষর জোড়ে না: হসন্ত দেখা যায়, চিহ্ন আলাদা ঘরে বসে। দৃশ্যক্রম সাহায্য করে; Konsole, VTE (GNOME Terminal, " +
				"xfce4-terminal) বা kitty 0.40+ আরও ভালো পড়া যায়।"},
		{En: "Give xterm a scalable font with Bengali: xterm -fa 'Noto Sans Mono,Noto Sans Bengali' -fs 13.",
			Bn: "xterm-কে বাংলাসহ মাপবদলযোগ্য ফন্ট দিন: xterm -fa 'Noto Sans Mono,Noto Sans Bengali' -fs 13।"},
	},
	"alacritty": {{En: "alacritty shapes nothing: conjuncts show their hasantas, and wide letters overlap. Visual order helps; a " +
		"larger [font] offset x gives letters room.",
		Bn: "alacritty অক্ষর জোড়ে না: যুক্তবর্ণে হসন্ত দেখা যায়, চওড়া অক্ষর গায়ে গায়ে লাগে। দৃশ্যক্রম সাহায্য করে; [font] offset x " +
			"বাড়ালে জায়গা হয়।"}},
	"st": {{En: "st shapes nothing and leaves out signs below where its font has none; visual order helps. Start it with a " +
		"font that has Bengali.", Bn: "st অক্ষর জোড়ে না, ফন্টে না থাকলে নিচের চিহ্ন বাদ পড়ে; দৃশ্যক্রম সাহায্য করে। বাংলা আছে এমন " +
		"ফন্ট দিয়ে চালান।"}},
	"urxvt": {{En: "urxvt shapes nothing; visual order helps. Name a Bengali font after the first: -fn 'xft:Noto Sans " +
		"Mono:size=13,xft:Noto Sans Bengali:size=13', and bring wide cells closer with -letsp.",
		Bn: "urxvt অক্ষর জোড়ে না; দৃশ্যক্রম সাহায্য করে। প্রথমটির পরে বাংলা ফন্ট দিন: -fn 'xft:Noto Sans Mono:size=13,xft:Noto Sans " +
			"Bengali:size=13'; ঘর কাছে আনতে -letsp।"}},
	"terminology": {{En: "terminology shapes nothing and gives signs below a cell of their own; visual order helps.",
		Bn: "terminology অক্ষর জোড়ে না, নিচের চিহ্নকেও আলাদা ঘর দেয়; দৃশ্যক্রম সাহায্য করে।"}},
	"konsole": {{En: "Konsole shapes well; after a nukta of its own code point it overlaps, so য় ড় ঢ় are sent as one letter. " +
		"Bengali comes from the system's fallback font: install Noto Sans Bengali.",
		Bn: "Konsole ভালো জোড়ে; আলাদা সংকেতের নুক্তার পরে গায়ে লাগে, তাই য় ড় ঢ় এক অক্ষর করে পাঠানো হয়। বাংলা আসে সিস্টেমের ফন্ট " +
			"থেকে: Noto Sans Bengali বসান।"}},
	"vte": {{En: "VTE terminals put ি and ে where they belong and show conjuncts with a hasanta. Install Noto Sans Bengali; " +
		"nothing else is needed.", Bn: "VTE টার্মিনাল ি ও ে ঠিক জায়গায় বসায়, যুক্তবর্ণে হসন্ত দেখায়। Noto Sans Bengali বসান; আর " +
		"কিছু লাগে না।"}},
	"mlterm": {{En: "mlterm draws glyphs on top of each other with its default settings; try --otl=true and a Bengali font in " +
		"~/.mlterm/aafont.", Bn: "mlterm স্বাভাবিক সেটিংসে অক্ষর গায়ে গায়ে আঁকে; --otl=true ও ~/.mlterm/aafont-এ বাংলা ফন্ট দিন।"}},
	"qterminal": {{En: "QTerminal does not draw া ি ী ে ো: use another terminal for Bengali.",
		Bn: "QTerminal া ি ী ে ো আঁকে না: বাংলার জন্য অন্য টার্মিনাল নিন।"}},
	"foot": {{En: "foot shapes conjuncts properly, but they overlap their neighbours. Explicit widths are obeyed and drawn worse: " +
		"leave --draw at auto.", Bn: "foot যুক্তবর্ণ ঠিক জোড়ে, তবে পাশের অক্ষরে লাগে। স্পষ্ট প্রস্থ মানে কিন্তু খারাপ আঁকে: --draw " +
		"auto রাখুন।"}},
	"tmux": {{En: "tmux counts for itself: signs may stand elsewhere in the terminal around it. If the right rule above is not " +
		"straight, run tippani outside tmux.", Bn: "tmux নিজে গোনে: বাইরের টার্মিনালে চিহ্ন অন্য জায়গায় বসতে পারে। ওপরের ডান রেখা " +
		"সোজা না হলে tmux-এর বাইরে চালান।"}},
	"screen": {{En: "screen counts for itself: signs may stand elsewhere in the terminal around it. If the right rule above is not " +
		"straight, run tippani outside screen.", Bn: "screen নিজে গোনে: বাইরের টার্মিনালে চিহ্ন অন্য জায়গায় বসতে পারে। ওপরের ডান রেখা " +
		"সোজা না হলে screen-এর বাইরে চালান।"}},
}

var (
	adviceSilent = lang.Text{En: "The terminal answers no questions, so columns are guessed, and rows may end a little off. Another " +
		"terminal, or --widths with a file from tippani doctor --save of a terminal of the same kind, cures that.",
		Bn: "টার্মিনাল কোনো প্রশ্নের উত্তর দেয় না, তাই ঘরের হিসাব অনুমান; সারির শেষ একটু এদিক-ওদিক হতে পারে। অন্য টার্মিনাল, বা একই " +
			"ধরনের টার্মিনালের tippani doctor --save ফাইল --widths-এ দিলে ঠিক হয়।"}
	adviceSlow = lang.Text{En: "The terminal answers slowly (a remote link?): tippani starts with a guess and corrects itself when " +
		"the answers arrive.", Bn: "টার্মিনাল ধীরে উত্তর দেয় (দূরের সংযোগ?): tippani অনুমান নিয়ে শুরু করে, উত্তর এলে নিজেকে শুধরে নেয়।"}
	adviceNarrow = lang.Text{En: "The window is narrow; 80 columns or more read better.",
		Bn: "জানালা সরু; ৮০ ঘর বা বেশি হলে পড়তে সুবিধা।"}
	adviceOldKitty = lang.Text{En: "This kitty does not take explicit widths; kitty 0.40 and later do, and draw conjuncts better with " +
		"them.", Bn: "এই kitty স্পষ্ট প্রস্থ মানে না; kitty 0.40 ও পরেরগুলো মানে, আর যুক্তবর্ণ ভালো আঁকে।"}
	adviceNewKitty = lang.Text{En: "kitty takes explicit widths: conjuncts get two cells instead of one, and are readable. --draw " +
		"logical switches that off.", Bn: "kitty স্পষ্ট প্রস্থ মানে: যুক্তবর্ণ এক ঘরের বদলে দুই ঘর পায়, পড়া যায়। --draw logical " +
		"দিলে বন্ধ হয়।"}
	adviceMono = lang.Text{En: "The terminal is believed to show no colours; spans are then told apart by underline and brackets.",
		Bn: "টার্মিনালে রং নেই বলে ধরা হয়েছে; তখন চিহ্নিত অংশ আন্ডারলাইন ও বন্ধনীতে বোঝা যায়।"}
	adviceOtherwise = lang.Text{En: "If Bengali shows as boxes, install a Bengali font such as Noto Sans Bengali. If the right rule " +
		"above is not straight, please send what --save writes.",
		Bn: "বাংলা বাক্স হয়ে দেখা গেলে Noto Sans Bengali-র মতো বাংলা ফন্ট বসান। ওপরের ডান রেখা সোজা না হলে --save যা লেখে তা পাঠান।"}
)

// Advice is what the user can do, most pressing first.
func (e Examination) Advice() []lang.Text {
	var all []lang.Text
	switch {
	case !e.Answers.Answered:
		all = append(all, adviceSilent)
	case e.slow():
		all = append(all, adviceSlow)
	}
	name := e.Name()
	all = append(all, advice[name]...)
	if name == "kitty" {
		if e.Answers.ExplicitWidth {
			all = append(all, adviceNewKitty)
		} else {
			all = append(all, adviceOldKitty)
		}
	}
	if e.Colours == 0 {
		all = append(all, adviceMono)
	}
	if e.Size.Columns < 80 {
		all = append(all, adviceNarrow)
	}
	return append(all, adviceOtherwise)
}
