// Makes the vectors beside this file with Go's own tlog and note packages and with transparency-dev's formats:
//
//	go mod init vectors; go get golang.org/x/mod@v0.43.0 github.com/transparency-dev/formats@v0.1.1; go mod tidy
//	go run make-vectors.go FOLDER
//
// Trees, tiles, keys and log signatures are the same each time; cosignatures have the time at which they were made.
package main

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/transparency-dev/formats/log"
	fnote "github.com/transparency-dev/formats/note"
	"github.com/transparency-dev/formats/proof"
	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const size = 1000

var folder string

func check(err error) {
	if err != nil {
		panic(err)
	}
}

func write(name string, content []byte) {
	check(os.WriteFile(filepath.Join(folder, name), content, 0o644))
}

// entry is what NaiveTree.entry gives.
func entry(i int64) []byte {
	if i%50 == 7 {
		return nil
	}
	return []byte(fmt.Sprintf("entry %d", i))
}

// seeded makes an ed25519 key of a fixed seed, in the format of note.GenerateKey.
func seeded(name string, b byte) (skey, vkey string) {
	skey, vkey, err := note.GenerateKey(bytes.NewReader(bytes.Repeat([]byte{b}, 64)), name)
	check(err)
	return skey, vkey
}

// witnessKey is the public key of a witness, as tlog-cosignature writes it: type 0x04.
func witnessKey(vkey string) string {
	parts := strings.SplitN(vkey, "+", 3)
	raw, err := base64.StdEncoding.DecodeString(parts[2])
	check(err)
	key := append([]byte{4}, ed25519.PublicKey(raw[1:])...)
	hash := sha256.Sum256(append([]byte(parts[0]+"\n"), key...))
	return fmt.Sprintf("%s+%08x+%s", parts[0], binary.BigEndian.Uint32(hash[:4]), base64.StdEncoding.EncodeToString(key))
}

func main() {
	folder = os.Args[1]
	var stored []tlog.Hash
	reader := tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		out := make([]tlog.Hash, len(indexes))
		for i, at := range indexes {
			out[i] = stored[at]
		}
		return out, nil
	})
	for i := int64(0); i < size; i++ {
		hashes, err := tlog.StoredHashes(i, entry(i), reader)
		check(err)
		stored = append(stored, hashes...)
	}

	var tree bytes.Buffer
	for _, n := range []int64{0, 1, 2, 3, 7, 8, 100, 255, 256, 257, 511, 513, 999, 1000} {
		root, err := tlog.TreeHash(n, reader)
		check(err)
		fmt.Fprintf(&tree, "root %d %v\n", n, root)
	}
	for _, n := range []int64{1, 2, 3, 8, 100, 257, 1000} {
		for _, i := range []int64{0, 1, 2, 7, 64, 99, 255, 256, 999} {
			if i < n {
				p, err := tlog.ProveRecord(n, i, reader)
				check(err)
				fmt.Fprintf(&tree, "inclusion %d %d%s\n", i, n, list(p))
			}
			if i > 0 && i <= n {
				p, err := tlog.ProveTree(n, i, reader)
				check(err)
				fmt.Fprintf(&tree, "consistency %d %d%s\n", i, n, list(p))
			}
		}
	}
	for _, tile := range tlog.NewTiles(8, 0, size) {
		data, err := tlog.ReadTileData(tile, reader)
		check(err)
		fmt.Fprintf(&tree, "tile %d %d %d %x\n", tile.L, tile.N, tile.W, sha256.Sum256(data))
	}
	write("tree.txt", tree.Bytes())

	logKey, logVerifier := seeded("gateway.example/log", 1)
	otherKey, otherVerifier := seeded("other.example/log", 2)
	var keys bytes.Buffer
	fmt.Fprintf(&keys, "log %s\nother %s\n", logVerifier, otherVerifier)
	signer, err := note.NewSigner(logKey)
	check(err)
	signers := []note.Signer{signer}
	for i, name := range []string{"porto.example/witness", "braga.example/witness", "faro.example/witness"} {
		skey, vkey := seeded(name, byte(10+i))
		witness, err := fnote.NewSignerForCosignatureV1(skey)
		check(err)
		signers = append(signers, witness)
		fmt.Fprintf(&keys, "witness %s\n", witnessKey(vkey))
	}
	write("keys.txt", keys.Bytes())

	root, err := tlog.TreeHash(size, reader)
	check(err)
	text := log.Checkpoint{Origin: "gateway.example/log", Size: size, Hash: root[:]}.Marshal()
	cosigned, err := note.Sign(&note.Note{Text: string(text)}, signers...)
	check(err)
	write("checkpoint.txt", cosigned)

	otherSigner, err := note.NewSigner(otherKey)
	check(err)
	blank := "A text with an empty line,\n\nand a name that is not ASCII: São João.\n"
	two, err := note.Sign(&note.Note{Text: blank}, signer, otherSigner)
	check(err)
	write("note.txt", two)

	path, err := tlog.ProveRecord(size, 421, reader)
	check(err)
	p := proof.TLogProof{Index: 421, Checkpoint: cosigned, ExtraData: []byte("seat 12")}
	for _, h := range path {
		p.Hashes = append(p.Hashes, h)
	}
	write("entry-421.tlog-proof", p.Marshal())
}

func list(hashes []tlog.Hash) string {
	var out strings.Builder
	for _, h := range hashes {
		fmt.Fprintf(&out, " %v", h)
	}
	return out.String()
}
