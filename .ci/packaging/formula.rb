class Tippani < Formula
  desc "@summary@"
  homepage "@home@"
  version "@version@"
  license "MIT"

  on_macos do
    on_arm do
      url "@downloads@/v@version@/@name_darwin_arm64@"
      sha256 "@sum_darwin_arm64@"
    end
    on_intel do
      url "@downloads@/v@version@/@name_darwin_amd64@"
      sha256 "@sum_darwin_amd64@"
    end
  end

  on_linux do
    on_arm do
      url "@downloads@/v@version@/@name_linux_arm64@"
      sha256 "@sum_linux_arm64@"
    end
    on_intel do
      url "@downloads@/v@version@/@name_linux_amd64@"
      sha256 "@sum_linux_amd64@"
    end
  end

  def install
    bin.install "tippani"
    man1.install Dir["man/*.1"]
    bash_completion.install "completions/tippani.bash" => "tippani"
    zsh_completion.install "completions/_tippani"
    fish_completion.install "completions/tippani.fish"
    doc.install "README.md", "NOTICES"
  end

  test do
    assert_match version.to_s, shell_output("#{bin}/tippani --version")
  end
end
