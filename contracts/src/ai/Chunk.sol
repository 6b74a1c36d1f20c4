// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title 64 components of a vector, each int32 little-endian, eight to a word (ADR 0039, numbers).
library Chunk {
    uint256 internal constant SIZE = 256;
    uint256 internal constant COMPONENTS = 64;
    uint256 private constant LANES = 8;
    uint256 private constant ODD_BYTES = 0x00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff;
    uint256 private constant ODD_PAIRS = 0x0000ffff0000ffff0000ffff0000ffff0000ffff0000ffff0000ffff0000ffff;

    error ChunkLength(uint256 expected, uint256 actual);

    /// @notice The components as numbers.
    function unpack(bytes calldata chunk) internal pure returns (int256[COMPONENTS] memory values) {
        if (chunk.length != SIZE) revert ChunkLength(SIZE, chunk.length);
        for (uint256 i; i < COMPONENTS; i += LANES) {
            uint256 word = swap(uint256(bytes32(chunk[4 * i:4 * i + 32])));
            for (uint256 lane; lane < LANES; ++lane) {
                // casting is meant: the lowest 32 bits, with their sign
                values[i + lane] = int32(uint32(word >> (224 - 32 * lane)));
            }
        }
    }

    /// @notice The bytes of a chunk that holds `values`, each of which fits 32 bits.
    function pack(int256[COMPONENTS] memory values) internal pure returns (bytes memory chunk) {
        for (uint256 i; i < COMPONENTS; i += LANES) {
            uint256 word;
            for (uint256 lane; lane < LANES; ++lane) {
                // casting is safe: the rule clamps what it yields
                word |= uint256(uint32(int32(values[i + lane]))) << (224 - 32 * lane);
            }
            chunk = bytes.concat(chunk, bytes32(swap(word)));
        }
    }

    /// @notice Whether nothing but zeros is in it.
    function isZero(bytes calldata chunk) internal pure returns (bool) {
        if (chunk.length != SIZE) revert ChunkLength(SIZE, chunk.length);
        for (uint256 i; i < SIZE; i += 32) {
            if (bytes32(chunk[i:i + 32]) != 0) return false;
        }
        return true;
    }

    /// @dev Turns each of the eight lanes of a word round: first the bytes of all pairs, then the pairs of all lanes.
    function swap(uint256 word) internal pure returns (uint256) {
        word = (word & ODD_BYTES) << 8 | (word >> 8) & ODD_BYTES;
        return (word & ODD_PAIRS) << 16 | (word >> 16) & ODD_PAIRS;
    }
}
