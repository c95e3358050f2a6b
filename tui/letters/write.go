package letters

import (
	"encoding/binary"
	"encoding/hex"
	"hash/crc32"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strings"

	"tippani/model/atomicfile"
)

const (
	// mostDrawn and mostMeasured bound what is kept of words with a mask and of those without, in bytes.
	mostDrawn    = 2 << 20
	mostMeasured = 256 << 10
	// mostFiles is how many files there are in a directory, for as many sizes of letters.
	mostFiles = 4
	// ending is that of the names of files.
	ending = ".letters"
)

// name is the name of the file of an Identity.
func (id Identity) name() string { return hex.EncodeToString(id[:fontsPart+8]) + ending }

// Known reports whether a directory has words in fonts with this sum.
func Known(dir string, fonts [32]byte) bool {
	files, _ := os.ReadDir(dir)
	return slices.ContainsFunc(files, func(f os.DirEntry) bool {
		return strings.HasPrefix(f.Name(), hex.EncodeToString(fonts[:fontsPart])) && strings.HasSuffix(f.Name(), ending)
	})
}

// Write writes the file of an Identity into a directory, which is made if it is not there, and takes away those written the longest ago if
// there are too many. Of the words, the first ones are kept for which there is room. A crash of the system may leave a file that is not
// whole, which counts as absent.
func Write(dir string, id Identity, sizes Sizes, height int, words ...iter.Seq2[Key, Word]) error {
	data := encode(id, sizes, height, words...)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	p, err := atomicfile.Create(filepath.Join(dir, id.name()), 0o600)
	if err != nil {
		return err
	}
	defer p.Discard()
	if _, err := p.Write(data); err != nil {
		return err
	}
	if err := p.Install(); err != nil {
		return err
	}
	prune(dir)
	return nil
}

// encode makes a file.
func encode(id Identity, sizes Sizes, height int, words ...iter.Seq2[Key, Word]) []byte {
	type entry struct {
		sum   uint64
		place int // in body
	}
	var index []entry
	var body []byte
	known := map[Key]bool{}
	room := map[bool]int{true: mostDrawn, false: mostMeasured}
	for _, some := range words {
		for k, w := range some {
			size := w.size(k)
			if drawn := w.Mask != nil; known[k] || !w.fits(k) || size > room[drawn] {
				continue
			} else {
				room[drawn] -= size
			}
			known[k] = true
			index = append(index, entry{k.sum(), len(body)})
			body = w.append(body, k)
		}
	}
	sort.Slice(index, func(i, j int) bool { return index[i].sum < index[j].sum })
	start := headSize + len(index)*indexSize
	b := make([]byte, 0, start+len(body))
	b = append(append(b, magic...), id[:]...)
	b = binary.LittleEndian.AppendUint32(b, 0)
	b = binary.LittleEndian.AppendUint32(b, uint32(len(index)))
	for _, n := range sizes {
		b = binary.LittleEndian.AppendUint32(b, n)
	}
	b = binary.LittleEndian.AppendUint32(b, uint32(height))
	for _, e := range index {
		b = binary.LittleEndian.AppendUint64(b, e.sum)
		b = binary.LittleEndian.AppendUint32(b, uint32(start+e.place))
	}
	b = append(b, body...)
	binary.LittleEndian.PutUint32(b[sumAt:], crc32.Checksum(b[checkedAt:], castagnoli))
	return b
}

// size is how many bytes a word takes in a file, with its place in the index.
func (w Word) size(k Key) int {
	n := indexSize + wordSize + len(k.Text) + 4*len(w.Ends)
	if w.Mask != nil {
		n += len(w.Mask.Pix)
		for _, s := range w.Mask.Stamps {
			n += 1 + stampSize + len(s.Pix)
		}
	}
	return n
}

// append appends a word that fits.
func (w Word) append(b []byte, k Key) []byte {
	flags, m := k.flags(), Mask{}
	if w.Mask != nil {
		flags, m = flags|flagMask, *w.Mask
	}
	if len(m.Stamps) > 0 {
		flags |= flagStamps
	}
	b = append(b, flags)
	for _, n := range []int{len(k.Text), len(w.Ends), m.Left, m.Top, m.Width, m.Rows} {
		b = binary.LittleEndian.AppendUint16(b, uint16(n))
	}
	b = append(b, k.Text...)
	for _, numbers := range [][]int{w.Ends, w.Edges[1:]} {
		for _, n := range numbers {
			b = binary.LittleEndian.AppendUint16(b, uint16(n))
		}
	}
	b = append(b, m.Pix...)
	if len(m.Stamps) > 0 {
		b = append(b, uint8(len(m.Stamps)))
	}
	for _, s := range m.Stamps {
		for _, n := range []int{s.X, s.Y, s.Width, s.Height} {
			b = binary.LittleEndian.AppendUint16(b, uint16(n))
		}
		b = append(b, s.Pix...)
	}
	return b
}

// prune takes away the files of a directory that were written the longest ago. One that can't be taken away stays.
func prune(dir string) {
	files, err := os.ReadDir(dir)
	if err != nil {
		return
	}
	type aged struct {
		name string
		time int64
	}
	var all []aged
	for _, f := range files {
		if info, err := f.Info(); err == nil && strings.HasSuffix(f.Name(), ending) && info.Mode().IsRegular() {
			all = append(all, aged{f.Name(), info.ModTime().UnixNano()})
		}
	}
	slices.SortFunc(all, func(a, b aged) int { return int(min(max(b.time-a.time, -1), 1)) })
	for _, f := range all[min(len(all), mostFiles):] {
		_ = os.Remove(filepath.Join(dir, f.name))
	}
}
