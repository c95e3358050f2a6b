package input

import (
	"bufio"
	"bytes"
	"fmt"
)

// RefuseUTF16 skips a UTF-8 byte order mark and refuses files of UTF-16.
func RefuseUTF16(name string, buf *bufio.Reader) error {
	head, _ := buf.Peek(3)
	switch {
	case bytes.HasPrefix(head, []byte("\xEF\xBB\xBF")):
		_, err := buf.Discard(3)
		return err
	case bytes.HasPrefix(head, []byte("\xFF\xFE")), bytes.HasPrefix(head, []byte("\xFE\xFF")):
		return fmt.Errorf("%s: the file is UTF-16; convert it to UTF-8 first", name)
	}
	return nil
}
