// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Hamming} from "../rights/Hamming.sol";

/// @title Sets of up to 32 seats (or ranks), a bit each.
library Seats {
    uint256 internal constant MOST = 32;
    uint256 private constant PAIRS_OF_16 = 0x0000000000000000000000000000ffff0000000000000000000000000000ffff;
    uint256 private constant FOURS_OF_8 = 0x00000000000000ff00000000000000ff00000000000000ff00000000000000ff;
    uint256 private constant EIGHTS_OF_4 = 0x0000000f0000000f0000000f0000000f0000000f0000000f0000000f0000000f;
    uint256 private constant SIXTEENS_OF_2 = 0x0003000300030003000300030003000300030003000300030003000300030003;
    uint256 private constant BYTES_OF_1 = 0x0101010101010101010101010101010101010101010101010101010101010101;

    error BitsMissing(uint256 set, uint256 rank);

    /// @notice The first `size` seats.
    function first(uint256 size) internal pure returns (uint32) {
        // casting is safe: the caller keeps the size within 32
        return uint32((1 << size) - 1);
    }

    function count(uint256 set) internal pure returns (uint256) {
        return Hamming.distance(set, 0);
    }

    function has(uint256 set, uint256 seat) internal pure returns (bool) {
        return (set >> seat) & 1 != 0;
    }

    /// @notice The seat of rank `rank`: that of the set with `rank` seats of the set below it.
    function seatOf(uint256 set, uint256 rank) internal pure returns (uint256 seat) {
        uint256 left = set;
        for (uint256 i; i < rank; ++i) {
            left &= left - 1; // the lowest bit goes; an empty set underflows
        }
        if (left == 0) revert BitsMissing(set, rank);
        while (left & 1 == 0) {
            left >>= 1;
            ++seat;
        }
    }

    /// @notice A byte a seat: 1 where the seat is in the set, at bits 8 seat. Each step doubles the distance between halves.
    function spread(uint32 set) internal pure returns (uint256 lanes) {
        lanes = set;
        lanes = (lanes | lanes << 112) & PAIRS_OF_16;
        lanes = (lanes | lanes << 56) & FOURS_OF_8;
        lanes = (lanes | lanes << 28) & EIGHTS_OF_4;
        lanes = (lanes | lanes << 14) & SIXTEENS_OF_2;
        lanes = (lanes | lanes << 7) & BYTES_OF_1;
    }

    /// @notice The byte of a seat.
    function lane(uint256 lanes, uint256 seat) internal pure returns (uint256) {
        return (lanes >> (8 * seat)) & 0xff;
    }

    /// @notice `size` seats of the set, each as likely as any other; the whole set where it has no more.
    function draw(uint32 set, uint256 size, bytes32 seed) internal pure returns (uint32 drawn) {
        uint256 left = count(set);
        if (size >= left) return set;
        for (uint256 i; i < size; ++i) {
            // 32 of 2^256: the modulo's bias is below 2^-250
            uint256 rank = uint256(keccak256(abi.encode(seed, i))) % left--;
            uint32 bit = uint32(1 << seatOf(set, rank));
            set ^= bit;
            drawn |= bit;
        }
    }
}
