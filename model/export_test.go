package model

import "encoding/binary"

// Reseal puts the right checksum into data, if it has room for one.
func Reseal(data string) string {
	if len(data) < headerSize {
		return data
	}
	b := []byte(data)
	binary.LittleEndian.PutUint32(b[12:], checksum(data[headerSize:]))
	return string(b)
}
