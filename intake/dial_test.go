package intake

import (
	"context"
	"errors"
	"net/netip"
	"testing"
)

func TestIsPublic(t *testing.T) {
	for address, want := range map[string]bool{
		"93.184.215.14": true, "8.8.8.8": true, "172.15.255.255": true, "172.32.0.1": true, "2606:4700::1111": true,
		"::ffff:93.184.215.14": true,

		"0.0.0.0": false, "0.1.2.3": false, "10.0.0.1": false, "127.0.0.1": false, "127.9.9.9": false,
		"169.254.169.254": false, "172.16.0.1": false, "172.31.255.255": false, "192.168.1.1": false,
		"100.64.0.1": false, "100.100.100.200": false, "192.0.0.8": false, "192.0.2.1": false,
		"198.18.0.1": false, "203.0.113.9": false, "224.0.0.1": false, "240.0.0.1": false, "255.255.255.255": false,
		"::": false, "::1": false, "::ffff:127.0.0.1": false, "::ffff:10.0.0.1": false, "::127.0.0.1": false,
		"fc00::1": false, "fd00:ec2::254": false, "fe80::1": false, "fe80::1%eth0": false, "ff02::1": false,
		"64:ff9b::7f00:1": false, "2002:7f00:1::": false, "2001::1": false, "2001:db8::1": false, "fec0::1": false,
	} {
		if got := isPublic(netip.MustParseAddr(address)); got != want {
			t.Errorf("isPublic(%s) = %v, want %v", address, got, want)
		}
	}
}

// The check must stand where the connection is made, not where the address is
// read.
func TestDialer_refuses(t *testing.T) {
	_, err := dialer(false).DialContext(context.Background(), "tcp", "localhost:1")
	if !errors.Is(err, ErrPrivate) {
		t.Errorf("got error %v, want %v", err, ErrPrivate)
	}
	if _, err := dialer(true).DialContext(context.Background(), "tcp", "127.0.0.1:1"); errors.Is(err, ErrPrivate) {
		t.Errorf("got error %v though private addresses are allowed", err)
	}
}

// Whatever netip parses, an address and its IPv6 form are judged alike.
func FuzzMappedAddressesAreJudgedAlike(f *testing.F) {
	f.Add(uint32(0x7F000001))
	f.Add(uint32(0x08080808))
	f.Fuzz(func(t *testing.T, n uint32) {
		a := netip.AddrFrom4([4]byte{byte(n >> 24), byte(n >> 16), byte(n >> 8), byte(n)})
		if mapped := netip.AddrFrom16(a.As16()); isPublic(a) != isPublic(mapped) {
			t.Errorf("%s is public: %v, %s: %v", a, isPublic(a), mapped, isPublic(mapped))
		}
	})
}
