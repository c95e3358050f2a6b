package drawing

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"tippani/model/atomicfile"
	"tippani/model/regular"
)

// Memory is a directory with the user's choices, and what was said: a small file for each terminal identity (terminal.Identity). The
// directory is made when it is first needed; without one nothing is remembered.
type Memory struct{ Dir string }

// largest is the size in bytes from which a file is taken for something else.
const largest = 16 << 10

type record struct {
	Identity string `json:"identity"`
	Drawing  Choice `json:"drawing,omitempty"`
	Warned   bool   `json:"warned,omitempty"` // that this terminal tears Bengali apart
}

func (m Memory) file(identity string) string {
	sum := sha256.Sum256([]byte(identity))
	return filepath.Join(m.Dir, hex.EncodeToString(sum[:12])+".json")
}

// Recall is the choice for a terminal; Auto when there is none, or its file is not what this package wrote.
func (m Memory) Recall(identity string) Choice {
	c, err := Parse(string(m.read(identity).Drawing))
	if err != nil {
		return Auto
	}
	return c
}

// Remember keeps the choice for a terminal, in place of an earlier one. The file is replaced whole.
func (m Memory) Remember(identity string, c Choice) error {
	r := m.read(identity)
	r.Drawing = c
	return m.write(r)
}

// read is what is remembered of a terminal: nothing when its file is not what this package wrote.
func (m Memory) read(identity string) record {
	none := record{Identity: identity}
	if m.Dir == "" {
		return none
	}
	b, err := regular.Read(m.file(identity), largest)
	if err != nil {
		return none
	}
	var r record
	if json.Unmarshal(b, &r) != nil || r.Identity != identity {
		return none
	}
	return r
}

func (m Memory) write(r record) error {
	if m.Dir == "" {
		return nil
	}
	b, err := json.Marshal(r)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(m.Dir, 0o700); err != nil {
		return fmt.Errorf("the choice of drawing is not remembered: %w; make the directory writable", err)
	}
	if err := atomicfile.WriteFile(m.file(r.Identity), append(b, '\n'), 0o600); err != nil {
		return fmt.Errorf("the choice of drawing is not remembered: %w; make the directory writable", err)
	}
	return nil
}
