// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title Binary trees over chunks of vectors and records of traces (ADR 0039, numbers).
/// @dev Leaf = keccak256(content), node = keccak256(left ‖ right), places beyond the last leaf hold 0.
/// @custom:security Index and depth come from the task and never from the prover, so no node passes for a leaf. The length of a
/// content is checked by whoever reads it.
library ChunkTree {
    uint256 internal constant COMPONENTS = 64;

    error ProofLength(uint256 expected, uint256 actual);
    error IndexBeyondTree(uint256 count, uint256 actual);
    error NotInTree(bytes32 expected, bytes32 actual);

    /// @notice C, chunks of a vector of `components`.
    function chunksOf(uint256 components) internal pure returns (uint256) {
        return (components + COMPONENTS - 1) / COMPONENTS;
    }

    /// @notice d = ceil(log2 count).
    function depthOf(uint256 count) internal pure returns (uint256 depth) {
        while (1 << depth < count) ++depth;
    }

    /// @notice Reverts unless `node` is at `index` of level `siblings.length` below `root`.
    /// @param siblings lowest first
    function check(bytes32 root, bytes32 node, uint256 index, bytes32[] calldata siblings) internal pure {
        if (index >> siblings.length != 0) revert IndexBeyondTree(1 << siblings.length, index);
        for (uint256 i; i < siblings.length; ++i) {
            node = (index >> i) & 1 == 0 ? hash(node, siblings[i]) : hash(siblings[i], node);
        }
        if (node != root) revert NotInTree(root, node);
    }

    /// @notice Reverts unless `content` is leaf `index` of a tree of `count` leaves.
    function checkLeaf(bytes32 root, bytes calldata content, uint256 index, uint256 count, bytes32[] calldata siblings)
        internal
        pure
    {
        if (index >= count) revert IndexBeyondTree(count, index);
        uint256 depth = depthOf(count);
        if (siblings.length != depth) revert ProofLength(depth, siblings.length);
        check(root, keccak256(content), index, siblings);
    }

    /// @notice The node above all `nodes`, whose number is a power of two. They are overwritten.
    function fold(bytes32[] memory nodes) internal pure returns (bytes32) {
        for (uint256 size = nodes.length; size > 1; size /= 2) {
            for (uint256 i; i < size; i += 2) {
                nodes[i / 2] = hash(nodes[i], nodes[i + 1]);
            }
        }
        return nodes[0];
    }

    function hash(bytes32 left, bytes32 right) internal pure returns (bytes32 node) {
        assembly ("memory-safe") {
            mstore(0, left)
            mstore(32, right)
            node := keccak256(0, 64)
        }
    }
}
