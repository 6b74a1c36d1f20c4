// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title One bit for each day that a miner passed, one for each window in which it answered a repeat.
/// @dev Days: 256 a word, key = miner << 8 | day / 256. Windows: 32 bits a day, 8 days a word, key = miner << 13 | day / 8.
/// Days are below 2^16.
library DayBits {
    struct Book {
        mapping(uint256 key => uint256 bits) passed;
        mapping(uint256 key => uint256 bits) repeats;
    }

    function pass(Book storage book, uint32 miner, uint256 day) internal {
        book.passed[_dayKey(miner, day)] |= uint256(1) << (day & 255);
    }

    function hasPassed(Book storage book, uint32 miner, uint256 day) internal view returns (bool) {
        return book.passed[_dayKey(miner, day)] >> (day & 255) & 1 == 1;
    }

    function answer(Book storage book, uint32 miner, uint256 day, uint256 window) internal {
        book.repeats[_windowKey(miner, day)] |= uint256(1) << ((day & 7) << 5 | window);
    }

    function hasAnswered(Book storage book, uint32 miner, uint256 day, uint256 window) internal view returns (bool) {
        return book.repeats[_windowKey(miner, day)] >> ((day & 7) << 5 | window) & 1 == 1;
    }

    /// @return count of days in [from, to) that the miner passed
    function passedDays(Book storage book, uint32 miner, uint256 from, uint256 to)
        internal
        view
        returns (uint256 count)
    {
        if (from >= to) return 0;
        uint256 last = (to - 1) >> 8;
        for (uint256 word = from >> 8; word <= last; ++word) {
            uint256 bits = book.passed[_dayKey(miner, word << 8)];
            if (word == from >> 8) bits &= type(uint256).max << (from & 255);
            if (word == last) bits &= type(uint256).max >> (255 - ((to - 1) & 255));
            count += _ones(bits);
        }
    }

    /// @dev Hamming weight by pairs, nibbles, bytes, then halves (Warren, Hacker's Delight 5-1). The first sums cannot
    /// overflow their lanes, so nothing carries.
    function _ones(uint256 x) private pure returns (uint256) {
        unchecked {
            x -= x >> 1 & 0x5555555555555555555555555555555555555555555555555555555555555555;
            x = (x & 0x3333333333333333333333333333333333333333333333333333333333333333)
                + (x >> 2 & 0x3333333333333333333333333333333333333333333333333333333333333333);
            x = (x + (x >> 4)) & 0x0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f;
            x = (x & 0x00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff)
                + (x >> 8 & 0x00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff);
            x += x >> 16;
            x += x >> 32;
            x += x >> 64;
            return x + (x >> 128) & 0xffff;
        }
    }

    function _dayKey(uint32 miner, uint256 day) private pure returns (uint256) {
        return uint256(miner) << 8 | day >> 8;
    }

    function _windowKey(uint32 miner, uint256 day) private pure returns (uint256) {
        return uint256(miner) << 13 | day >> 3;
    }
}
