// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title Which slots of a deal have no miner, and which changed hands on its last day of changes, in one word.
/// @notice vacant 32 | moved 32 | day 16, from the low bit.
/// @custom:security Only the last day of changes is kept: Deals settles all earlier days of a deal before it moves a slot, so
/// nothing asks about them any more.
library SlotMoves {
    uint256 private constant MOVED_SHIFT = 32;
    uint256 private constant DAY_SHIFT = 64;

    /// @return whether `slot` changed hands on `day`
    function movedOn(uint256 word, uint256 slot, uint256 day) internal pure returns (bool) {
        return uint16(word >> DAY_SHIFT) == day && word >> (MOVED_SHIFT + slot) & 1 == 1;
    }

    /// @return the word after `slot` changed hands on `day`
    function with(uint256 word, uint256 slot, bool isVacant, uint256 day) internal pure returns (uint256) {
        (uint256 vacant, uint256 moved, uint256 last) = unpack(word);
        if (last != day) moved = 0;
        vacant = isVacant ? vacant | 1 << slot : vacant & ~(uint256(1) << slot);
        return vacant | (moved | 1 << slot) << MOVED_SHIFT | day << DAY_SHIFT;
    }

    function unpack(uint256 word) internal pure returns (uint32 vacant, uint32 moved, uint16 day) {
        return (uint32(word), uint32(word >> MOVED_SHIFT), uint16(word >> DAY_SHIFT));
    }
}
