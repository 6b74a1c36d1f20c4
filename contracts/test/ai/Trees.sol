// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAggregationDispute} from "../../src/ai/IAggregationDispute.sol";

/// @title Chunks, trees and proofs of ADR 0039, made the slow way.
library Trees {
    /// @notice The 256 bytes of chunk `index`.
    function chunkOf(int256[] memory vector, uint256 index) internal pure returns (bytes memory chunk) {
        chunk = new bytes(256);
        for (uint256 j; j < 64; ++j) {
            uint32 lane = uint32(int32(vector[64 * index + j]));
            for (uint256 k; k < 4; ++k) {
                chunk[4 * j + k] = bytes1(uint8(lane >> (8 * k)));
            }
        }
    }

    function chunksOf(int256[] memory vector) internal pure returns (bytes[] memory chunks) {
        chunks = new bytes[](vector.length / 64);
        for (uint256 i; i < chunks.length; ++i) {
            chunks[i] = chunkOf(vector, i);
        }
    }

    /// @notice The vector that hexadecimal chunks of a test vector hold.
    function vectorOf(bytes memory chunks) internal pure returns (int256[] memory vector) {
        vector = new int256[](chunks.length / 4);
        for (uint256 j; j < vector.length; ++j) {
            uint32 lane;
            for (uint256 k; k < 4; ++k) {
                lane |= uint32(uint8(chunks[4 * j + k])) << uint32(8 * k);
            }
            vector[j] = int32(lane);
        }
    }

    function leavesOf(bytes[] memory contents) internal pure returns (bytes32[] memory leaves) {
        leaves = new bytes32[](contents.length);
        for (uint256 i; i < leaves.length; ++i) {
            leaves[i] = keccak256(contents[i]);
        }
    }

    function rootOf(int256[] memory vector) internal pure returns (bytes32) {
        return root(leavesOf(chunksOf(vector)));
    }

    function root(bytes32[] memory leaves) internal pure returns (bytes32) {
        return levels(leaves)[depthOf(leaves.length)][0];
    }

    function depthOf(uint256 count) internal pure returns (uint256 depth) {
        for (uint256 size = 1; size < count; size *= 2) {
            ++depth;
        }
    }

    /// @notice All levels, leaves first, each padded with zeros or what is above them.
    function levels(bytes32[] memory leaves) internal pure returns (bytes32[][] memory all) {
        uint256 depth = depthOf(leaves.length);
        all = new bytes32[][](depth + 1);
        all[0] = new bytes32[](1 << depth);
        for (uint256 i; i < leaves.length; ++i) {
            all[0][i] = leaves[i];
        }
        for (uint256 level = 1; level <= depth; ++level) {
            all[level] = new bytes32[](1 << (depth - level));
            for (uint256 i; i < all[level].length; ++i) {
                all[level][i] = keccak256(bytes.concat(all[level - 1][2 * i], all[level - 1][2 * i + 1]));
            }
        }
    }

    /// @notice Siblings of leaf `index`, lowest first.
    function siblingsOf(bytes32[] memory leaves, uint256 index) internal pure returns (bytes32[] memory siblings) {
        bytes32[][] memory all = levels(leaves);
        siblings = new bytes32[](all.length - 1);
        for (uint256 level; level < siblings.length; ++level) {
            siblings[level] = all[level][(index >> level) ^ 1];
        }
    }

    function leafOf(bytes[] memory contents, uint256 index)
        internal
        pure
        returns (IAggregationDispute.Leaf memory leaf)
    {
        return IAggregationDispute.Leaf(contents[index], siblingsOf(leavesOf(contents), index));
    }

    function leafOf(int256[] memory vector, uint256 index) internal pure returns (IAggregationDispute.Leaf memory) {
        return leafOf(chunksOf(vector), index);
    }

    /// @notice The place of the n-th bit of a set, from 0.
    function nth(uint256 set, uint256 n) internal pure returns (uint256 place) {
        for (uint256 seen;; ++place) {
            if (set >> place & 1 == 0) continue;
            if (seen++ == n) return place;
        }
    }
}
