// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title The best candidates of an election, best first, in a list of fixed length.
/// @dev An entry is score 16 | inverted R 208 | inverted node 32 bits, so that a larger word is a better candidate: higher
/// score, then lower R, then lower node. Zero is an empty place. The list is worked on in memory and stored where it changed.
/// @custom:security Whoever fell off may be submitted again, and falls off again: no record of it is needed. A node stands
/// once, at the score of its last submission, so scores that change meanwhile (a top-up, a fault) cannot give it two seats.
library Ranking {
    /// @dev The seats, and reserves for emergency replacements.
    uint256 internal constant LENGTH = 16;
    uint256 private constant R_MASK = type(uint208).max;

    struct Stored {
        uint256[LENGTH] entries;
    }

    function entryOf(uint32 node, uint256 score, bytes32 output) internal pure returns (uint256) {
        return score << 240 | (~(uint256(output) >> 48) & R_MASK) << 32 | uint256(~node);
    }

    function nodeOf(uint256 entry) internal pure returns (uint32) {
        // forge-lint: disable-next-line(unsafe-typecast) the low 32 bits are meant
        return ~uint32(entry);
    }

    function scoreOf(uint256 entry) internal pure returns (uint256) {
        return entry >> 240;
    }

    /// @notice Puts an entry in its place; an older one of the same node, or the last, leaves.
    function insert(uint256[] memory list, uint256 entry) internal pure {
        uint256 place = _placeFor(list, nodeOf(entry));
        if (place == LENGTH) {
            place = LENGTH - 1;
            if (list[place] > entry) return;
        }
        for (; place > 0 && list[place - 1] < entry; --place) {
            list[place] = list[place - 1];
        }
        // Where the node's score fell since: towards the end.
        for (; place + 1 < LENGTH && list[place + 1] > entry; ++place) {
            list[place] = list[place + 1];
        }
        list[place] = entry;
    }

    function load(Stored storage stored) internal view returns (uint256[] memory list) {
        list = new uint256[](LENGTH);
        for (uint256 i; i < LENGTH; ++i) {
            list[i] = stored.entries[i];
            if (list[i] == 0) break;
        }
    }

    function copyOf(uint256[] memory list) internal pure returns (uint256[] memory copy) {
        copy = new uint256[](LENGTH);
        for (uint256 i; i < LENGTH; ++i) {
            copy[i] = list[i];
        }
    }

    /// @notice Writes what has changed.
    /// @param before what `load` gave
    function store(Stored storage stored, uint256[] memory before, uint256[] memory list) internal {
        for (uint256 i; i < LENGTH; ++i) {
            if (before[i] != list[i]) stored.entries[i] = list[i];
        }
    }

    /// @return place of the node's entry, the first empty one, or LENGTH
    function _placeFor(uint256[] memory list, uint32 node) private pure returns (uint256 place) {
        while (place < LENGTH && list[place] != 0 && nodeOf(list[place]) != node) {
            ++place;
        }
    }
}
