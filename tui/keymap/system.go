package keymap

import (
	"bufio"
	"bytes"
	"encoding/xml"
	"path/filepath"
	"slices"
	"strings"
)

// System is where the keyboard layouts of the computer are looked up: environment variables and files.
type System struct {
	Getenv   func(name string) string
	ReadFile func(path string) ([]byte, error)
}

// xkb is one layout as X calls it.
type xkb struct{ layout, variant string }

// Layout is the Bengali layout that the desktop is set up with, and where that is written. False when there is none, or
// when the first place that has any has several: which of them a letter comes from can not be told.
//
// Nothing is run. The places, in order: XKB_DEFAULT_LAYOUT and _VARIANT (Sway, labwc and other wlroots compositors),
// Sway's, Hyprland's and labwc's own files, KDE's kxkbrc, GNOME's dconf database, Xfce's settings, the X server's and the
// console's files that localectl writes, and Debian's /etc/default/keyboard.
func (s System) Layout() (layout *Layout, from string, ok bool) {
	if found, any := bengali(pair(s.Getenv("XKB_DEFAULT_LAYOUT"), s.Getenv("XKB_DEFAULT_VARIANT"))); any {
		return found, "XKB_DEFAULT_LAYOUT", found != nil
	}
	config := s.Getenv("XDG_CONFIG_HOME")
	if home := s.Getenv("HOME"); config == "" && home != "" {
		config = filepath.Join(home, ".config")
	}
	for _, settings := range []struct {
		path string
		read func([]byte) []xkb
	}{
		{filepath.Join(config, "sway/config"), sway},
		{filepath.Join(config, "hypr/hyprland.conf"), assignments("kb_layout", "kb_variant")},
		{filepath.Join(config, "labwc/environment"), assignments("XKB_DEFAULT_LAYOUT", "XKB_DEFAULT_VARIANT")},
		{filepath.Join(config, "kxkbrc"), assignments("LayoutList", "VariantList")},
		{filepath.Join(config, "dconf/user"), dconf},
		{filepath.Join(config, "xfce4/xfconf/xfce-perchannel-xml/keyboard-layout.xml"), xfce},
		{"/etc/X11/xorg.conf.d/00-keyboard.conf", xorg},
		{"/etc/vconsole.conf", assignments("XKBLAYOUT", "XKBVARIANT")},
		{"/etc/default/keyboard", assignments("XKBLAYOUT", "XKBVARIANT")},
	} {
		if !filepath.IsAbs(settings.path) {
			continue
		}
		data, err := s.ReadFile(settings.path)
		if err != nil {
			continue
		}
		if found, any := bengali(settings.read(data)); any {
			return found, settings.path, found != nil
		}
	}
	return nil, "", false
}

// bengali finds the one layout of the list that the program knows; nil when there are several.
func bengali(list []xkb) (found *Layout, any bool) {
	for _, x := range list {
		name := x.layout
		if x.variant != "" {
			name += "(" + x.variant + ")"
		}
		l, ok := LayoutNamed(name)
		switch {
		case !ok:
		case any && l != found:
			return nil, true
		default:
			found, any = l, true
		}
	}
	return found, any
}

// pair puts together X's two lists, "us,bd" and ",probhat".
func pair(layouts, variants string) []xkb {
	var list []xkb
	v := strings.Split(variants, ",")
	for i, l := range strings.Split(layouts, ",") {
		x := xkb{layout: strings.TrimSpace(l)}
		if i < len(v) {
			x.variant = strings.TrimSpace(v[i])
		}
		if x.layout != "" {
			list = append(list, x)
		}
	}
	return list
}

// assignments reads files of lines NAME=VALUE, perhaps with spaces, quotes and # comments.
func assignments(layoutKey, variantKey string) func([]byte) []xkb {
	return func(data []byte) []xkb {
		values := map[string]string{}
		for line := range fileLines(data) {
			name, value, ok := strings.Cut(strings.TrimPrefix(line, "export "), "=")
			if ok {
				values[strings.TrimSpace(name)] = unquote(value)
			}
		}
		return pair(values[layoutKey], values[variantKey])
	}
}

// sway reads "xkb_layout us,bd" and "xkb_variant ,probhat", which stand in blocks of one keyboard each or of all.
func sway(data []byte) []xkb {
	values := map[string]string{}
	for line := range fileLines(data) {
		line = strings.TrimSpace(strings.TrimPrefix(line, "input "))
		if i := strings.Index(line, "xkb_"); i >= 0 {
			name, value, _ := strings.Cut(line[i:], " ")
			values[name] = unquote(value)
		}
	}
	return pair(values["xkb_layout"], values["xkb_variant"])
}

// xorg reads Option "XkbLayout" "us,bd".
func xorg(data []byte) []xkb {
	values := map[string]string{}
	for line := range fileLines(data) {
		if parts := strings.Split(line, `"`); len(parts) >= 4 && strings.HasPrefix(strings.TrimSpace(parts[0]), "Option") {
			values[strings.ToLower(parts[1])] = parts[3]
		}
	}
	return pair(values["xkblayout"], values["xkbvariant"])
}

// dconf finds GNOME's input sources, pairs of strings such as ('xkb', 'bd+probhat'), in the binary database: strings
// end in a zero byte there, and the second follows the first.
func dconf(data []byte) []xkb {
	var list []xkb
	mark := []byte("xkb\x00")
	for {
		i := bytes.Index(data, mark)
		if i < 0 {
			return list
		}
		data = data[i+len(mark):]
		end := bytes.IndexByte(data, 0)
		const longest = 64
		if end < 0 || end > longest {
			continue
		}
		layout, variant, _ := strings.Cut(string(data[:end]), "+")
		if x := (xkb{layout, variant}); !slices.Contains(list, x) {
			list = append(list, x)
		}
	}
}

// xfce reads <property name="XkbLayout" type="string" value="us,bd"/>.
func xfce(data []byte) []xkb {
	values := map[string]string{}
	d := xml.NewDecoder(bytes.NewReader(data))
	for {
		token, err := d.Token()
		if err != nil {
			return pair(values["XkbLayout"], values["XkbVariant"])
		}
		if e, ok := token.(xml.StartElement); ok && e.Name.Local == "property" {
			attributes := map[string]string{}
			for _, a := range e.Attr {
				attributes[a.Name.Local] = a.Value
			}
			values[attributes["name"]] = attributes["value"]
		}
	}
}

// fileLines yields the lines that are not comments, without the blanks around them.
func fileLines(data []byte) func(func(string) bool) {
	return func(yield func(string) bool) {
		for s := bufio.NewScanner(bytes.NewReader(data)); s.Scan(); {
			if line := strings.TrimSpace(s.Text()); line != "" && line[0] != '#' && !yield(line) {
				return
			}
		}
	}
}

func unquote(value string) string {
	value, _, _ = strings.Cut(value, " #")
	return strings.Trim(strings.TrimSpace(value), `"'`)
}
