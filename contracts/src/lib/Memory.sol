// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title The few words of assembly that curve arithmetic needs: precompile inputs are built in place.
/// @dev The ABI can neither write at an unaligned offset nor call a precompile without copying its answer into a fresh
/// array; over the 64 samples of a proof that copying would cost as much as a pairing. Everything above this file is plain
/// Solidity. A pointer is a memory offset handed out by `allocate`; no function writes outside what was allocated, except
/// `staticCall` and `copy`, whose callers state the sizes.
/// @custom:security Every block is "memory-safe": scratch lies beyond the free memory pointer that is moved first.
library Memory {
    /// @notice Reserves `size` bytes; they are not zero.
    function allocate(uint256 size) internal pure returns (uint256 pointer) {
        assembly ("memory-safe") {
            pointer := mload(0x40)
            mstore(0x40, add(pointer, size))
        }
    }

    /// @notice Reserves `size` zero bytes (calldata beyond its end reads as zero).
    function allocateZeroed(uint256 size) internal pure returns (uint256 pointer) {
        pointer = allocate(size);
        assembly ("memory-safe") {
            calldatacopy(pointer, calldatasize(), size)
        }
    }

    /// @notice Gives back everything that was reserved since `pointer` was.
    function release(uint256 pointer) internal pure {
        assembly ("memory-safe") {
            mstore(0x40, pointer)
        }
    }

    function store(uint256 pointer, uint256 word) internal pure {
        assembly ("memory-safe") {
            mstore(pointer, word)
        }
    }

    function storeByte(uint256 pointer, uint256 value) internal pure {
        assembly ("memory-safe") {
            mstore8(pointer, value)
        }
    }

    function load(uint256 pointer) internal pure returns (uint256 word) {
        assembly ("memory-safe") {
            word := mload(pointer)
        }
    }

    function copy(uint256 to, uint256 from, uint256 size) internal pure {
        assembly ("memory-safe") {
            mcopy(to, from, size)
        }
    }

    /// @notice Copies source[start, start + size) to `to`; reverts where the source is shorter.
    function copyFrom(uint256 to, bytes calldata source, uint256 start, uint256 size) internal pure {
        bytes calldata part = source[start:start + size];
        assembly ("memory-safe") {
            calldatacopy(to, part.offset, size)
        }
    }

    /// @notice Where the content of a byte array starts.
    function contentOf(bytes memory data) internal pure returns (uint256 pointer) {
        assembly ("memory-safe") {
            pointer := add(data, 32)
        }
    }

    /// @notice Calls a precompile with at most `gasLimit` gas (a failing precompile burns all it is given).
    /// @return ok false where the call failed or the answer is not exactly `answerSize` bytes: on a chain without the
    /// precompile the call "succeeds" with no answer.
    function staticCall(
        address precompile,
        uint256 gasLimit,
        uint256 input,
        uint256 inputSize,
        uint256 answer,
        uint256 answerSize
    ) internal view returns (bool ok) {
        assembly ("memory-safe") {
            ok := staticcall(gasLimit, precompile, input, inputSize, answer, answerSize)
            ok := and(ok, eq(returndatasize(), answerSize))
        }
    }
}
