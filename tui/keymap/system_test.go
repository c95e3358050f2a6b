package keymap

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

func pretend(env, files map[string]string) System {
	return System{
		Getenv: func(name string) string { return env[name] },
		ReadFile: func(path string) ([]byte, error) {
			if text, ok := files[path]; ok {
				return []byte(text), nil
			}
			return nil, fs.ErrNotExist
		},
	}
}

func TestTheLayoutIsReadFromTheDesktop(t *testing.T) {
	type m = map[string]string
	home := m{"HOME": "/home/r"}
	for _, c := range []struct {
		name       string
		env, files m
		want       string
	}{
		{"nothing is known", home, nil, ""},
		{"no home", nil, m{"sway/config": "xkb_layout bd"}, ""},
		{"the environment", m{"XKB_DEFAULT_LAYOUT": "us,bd", "XKB_DEFAULT_VARIANT": ",probhat"}, nil, "probhat"},
		{"Bangladesh without a variant is Jatiya", m{"XKB_DEFAULT_LAYOUT": "us,bd"}, nil, "jatiya"},
		{"India without a variant is not Bengali", m{"XKB_DEFAULT_LAYOUT": "in"}, nil, ""},
		{"Debian", home, m{"/etc/default/keyboard": "# c\nXKBMODEL=\"pc105\"\nXKBLAYOUT=\"us,in\"\nXKBVARIANT=\",ben_inscript\"\n"},
			"ben_inscript"},
		{"localectl", home, m{"/etc/X11/xorg.conf.d/00-keyboard.conf": "Section \"InputClass\"\n  Option \"XkbLayout\" \"in\"\n  Option " +
			"\"XkbVariant\" \"ben\"\nEndSection\n"}, "ben"},
		{"the console", home, m{"/etc/vconsole.conf": "KEYMAP=us\nXKBLAYOUT=bd\nXKBVARIANT=probhat\n"}, "probhat"},
		{"Sway", home, m{"/home/r/.config/sway/config": "input \"type:keyboard\" {\n  xkb_layout us,bd\n  xkb_variant " +
			"\",probhat\"\n}\n#  xkb_layout de\n"}, "probhat"},
		{"Sway on one line", home, m{"/home/r/.config/sway/config": "input * xkb_layout \"us,bd\"\n"}, "jatiya"},
		{"Hyprland", home, m{"/home/r/.config/hypr/hyprland.conf": "input {\n    kb_layout = us,in # two\n    kb_variant = " +
			",ben_bornona\n}\n"}, "ben_bornona"},
		{"labwc", m{"XDG_CONFIG_HOME": "/c"}, m{"/c/labwc/environment": "XKB_DEFAULT_LAYOUT=bd(probhat)\n"}, "probhat"},
		{"KDE", home, m{"/home/r/.config/kxkbrc": "[Layout]\nLayoutList=us,bd\nVariantList=,probhat\nUse=true\n"}, "probhat"},
		{"GNOME", home, m{"/home/r/.config/dconf/user": "GVariant\x00\x01sources\x00\x00xkb\x00us\x00xkb\x00bd+probhat\x00\x03\x07"},
			"probhat"},
		{"Xfce", home, m{"/home/r/.config/xfce4/xfconf/xfce-perchannel-xml/keyboard-layout.xml": `<channel><property ` +
			`name="Default"><property name="XkbLayout" type="string" value="us,bd"/><property name="XkbVariant" type="string" value=",` +
			`probhat"/></property></channel>`}, "probhat"},
		{"the user's own desktop goes before the machine", home,
			m{"/home/r/.config/kxkbrc": "LayoutList=bd\n", "/etc/default/keyboard": "XKBLAYOUT=bd\nXKBVARIANT=probhat\n"}, "jatiya"},
		{"a place without Bengali leaves it to the next", home,
			m{"/home/r/.config/kxkbrc": "LayoutList=us,de\n", "/etc/default/keyboard": "XKBLAYOUT=bd\n"}, "jatiya"},
		{"two Bengali layouts leave it open", home, m{"/home/r/.config/kxkbrc": "LayoutList=bd,bd\nVariantList=,probhat\n",
			"/etc/default/keyboard": "XKBLAYOUT=bd\n"}, ""},
		{"broken files say nothing", home, m{"/home/r/.config/dconf/user": "xkb\x00",
			"/home/r/.config/xfce4/xfconf/xfce-perchannel-xml/keyboard-layout.xml": "<a",
			"/etc/X11/xorg.conf.d/00-keyboard.conf":                                `Option "`}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			l, from, ok := pretend(c.env, c.files).Layout()
			got := ""
			if l != nil {
				got = l.Name
			}
			if got != c.want || ok != (c.want != "") || ok && from == "" {
				t.Errorf("%q from %q, want %q", got, from, c.want)
			}
		})
	}
}

func TestTheLayoutIsConfiguredOrFoundOrRemembered(t *testing.T) {
	probhat, _ := LayoutNamed("probhat")
	path := filepath.Join(t.TempDir(), "new", "keyboard-layout")
	none := pretend(nil, nil)
	jatiya := pretend(map[string]string{"XKB_DEFAULT_LAYOUT": "bd"}, nil)
	check := func(name, configured string, s System, want string, origin Origin, fault bool) {
		t.Helper()
		l, from, err := Choose(configured, s, path)
		got := ""
		if l != nil {
			got = l.Name
		}
		if got != want || from != origin || (err != nil) != fault {
			t.Errorf("%s: %q from %s, %v", name, got, from, err)
		}
	}
	check("nothing known", "", none, "", Unknown, false)
	if err := Remember(path, probhat); err != nil {
		t.Fatal(err)
	}
	check("remembered", "", none, "probhat", FromAnswer, false)
	check("the system goes first", "", jatiya, "jatiya", FromSystem, false)
	check("the configuration before it", "in(ben)", jatiya, "ben", FromConfig, false)
	check("a wrong name is told and passed over", "bijoy", jatiya, "jatiya", FromSystem, true)
	if _, _, err := Choose("bijoy", none, path); !errors.As(err, &UnknownLayoutError{}) {
		t.Error(err)
	}
	if err := os.WriteFile(path, []byte("bijoy\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	check("a broken memory is told", "", none, "", Unknown, true)
}
