package main

import (
	"fmt"
	"strings"
	"testing"

	"tippani/model/width"
)

func TestRowsAreReadOffWhatTheProgramWrites(t *testing.T) {
	m := newMirror()
	all := "\x1b[2;1Ha\x1b[6n\x1b[3;1Hক্ষ\x1b[6n\x1b[1;1H\x1b[0m\x1b[2J\x1b[c" +
		"\x1b[?2026h\x1b[?25l\x1b[1;1H\x1b[0m\x1b[K\x1b[1m শিরোনাম \x1b[9Gx\x1b[0m\x1b[2;1Hক্ষ\x1b[0m\x1b[K\x1b[2;2H\x1b[?25h\x1b[?2026l"
	for i := range len(all) {
		m.write([]byte(all[i : i+1]))
	}
	m.answer(2, 2)
	m.answer(3, 3)
	if fmt.Sprint(m.widths) != "map[ক্ষ:2]" || m.outstanding() {
		t.Errorf("answers are %v", m.widths)
	}
	if len(m.rows) != 2 || !strings.Contains(m.rows[1], "\x1b[9Gx") || !strings.HasPrefix(m.rows[2], "ক্ষ") || m.cursor != [2]int{2, 2} {
		t.Errorf("rows are %v, cursor at %v", m.rows, m.cursor)
	}
}

func TestATerminalThatCountsFromZeroIsUnderstood(t *testing.T) {
	m := newMirror()
	m.write([]byte("\x1b[2;1Ha\x1b[6n\x1b[3;1Hবাং\x1b[6n\x1b[4;1H"))
	m.answer(1, 1)
	m.answer(2, 4)
	if m.widths["বাং"] != 4 {
		t.Errorf("answers are %v", m.widths)
	}
}

func TestStopsStandAtStylesJumpsAndBlanks(t *testing.T) {
	count := counter{profile: width.New(map[string]int{"ক্ষ": 2, "😀": 2})}
	var got []string
	for _, s := range stops("\x1b[0m\x1b[3G😀\x1b[1mক্ষ   \x1b[0m\x1b[20Ga\x1b]66;w=2;স্ত্রী\x1b\\", count) {
		got = append(got, fmt.Sprint(s.from, "-", s.want))
	}
	if want := "2-4 4-6 6-9 19-20 20-22"; strings.Join(got, " ") != want {
		t.Errorf("stops are %v, want %s", got, want)
	}
}

func TestCellsOfVisualOrder(t *testing.T) {
	for text, want := range map[string]string{
		"িকন িক্ষ": "িক|ন| |িক্ষ", "েকা": "েকা", "য়ে": "য়|ে", "": "", "😀িক": "😀|িক", "নিক": "ন|িক",
	} {
		if got := strings.Join(counter{visual: true}.cells(text), "|"); got != want {
			t.Errorf("%s is cut into %s, want %s", text, got, want)
		}
	}
	if got := strings.Join(counter{}.cells("নিক র\u200d্য"), "|"); got != "নি|ক| |র\u200d্য" {
		t.Errorf("logical order is cut into %s", got)
	}
}

func TestAWrongEndIsNoticed(t *testing.T) {
	x := &examiner{relay: &relay{mirror: newMirror()}, columns: 20}
	row := stops("কখ", counter{profile: width.New(nil)})
	for reports, want := range map[[2]int]int{{4, 3}: -1, {4, 4}: 0, {5, 3}: 0} {
		if got := x.differs(4, row, [][2]int{reports}); got != want {
			t.Errorf("report %v differs at %d, want %d", reports, got, want)
		}
	}
}

func TestTheTableReplacesOnlyItself(t *testing.T) {
	good := finding{Terminal: "x", Version: "1", Columns: 80, Rows: 24, Tallies: map[string]*tally{"article": {Rows: 5}, "hard": {}}}
	bad := good
	bad.Columns, bad.Tallies = 40, map[string]*tally{"article": {Rows: 5, Wrong: 1}}
	if line := table([]finding{good}); !strings.Contains(line, "| pass |") {
		t.Errorf("the table is %s", line)
	}
	if line := table([]finding{good, bad, bad}); !strings.Contains(line, "80×24 40×24 | 10, 1 |") || !strings.Contains(line, "**fail**") {
		t.Errorf("the table is %s", line)
	}
	if differences([]finding{good}) != nil || differences([]finding{good, bad}) == nil || differences(nil) == nil {
		t.Error("a failure must be an error, and so must no finding at all")
	}
}
