// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title How many bits of two 256-bit codes differ.
library Hamming {
    uint256 private constant PAIRS = type(uint256).max / 3; // 0101...
    uint256 private constant NIBBLES = type(uint256).max / 5; // 0011...
    uint256 private constant BYTES = type(uint256).max / 17; // 00001111...
    uint256 private constant ONES = type(uint256).max / 255; // 00000001...

    /// @notice Counts within pairs, nibbles and bytes at once (SWAR), then adds the 32 bytes by one multiplication.
    /// @return bits 0 to 256
    function distance(uint256 left, uint256 right) internal pure returns (uint256 bits) {
        uint256 word = left ^ right;
        // 256 is the one sum that a byte cannot hold
        if (word == type(uint256).max) return 256;
        unchecked {
            // no lane overflows into its neighbour: a pair holds up to 2, a nibble up to 4, a byte up to 8
            word -= (word >> 1) & PAIRS;
            word = (word & NIBBLES) + ((word >> 2) & NIBBLES);
            word = (word + (word >> 4)) & BYTES;
            // the product's highest byte is the sum of all bytes, at most 255; what overflows is not needed
            bits = (word * ONES) >> 248;
        }
    }
}
