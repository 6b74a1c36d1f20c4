// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {DayBits} from "../../src/storage/DayBits.sol";
import {Test} from "../support/Test.sol";

contract DayBitsTest is Test {
    using DayBits for DayBits.Book;

    DayBits.Book private _bits;

    function testFuzz_CountsLikeALoop(uint256 seed, uint256 from, uint256 length) public {
        from = bound(from, 0, 65_535 - 900);
        length = bound(length, 0, 900);
        for (uint256 i; i < 60; ++i) {
            uint256 day = from + uint256(keccak256(abi.encode(seed, i))) % 1000;
            if (day < 65_536) _bits.pass(7, day);
        }
        uint256 expected;
        for (uint256 day = from; day < from + length; ++day) {
            if (_bits.hasPassed(7, day)) ++expected;
        }
        assertEq(_bits.passedDays(7, from, from + length), expected);
        assertEq(_bits.passedDays(8, from, from + length), 0);
    }

    function test_FullWords() public {
        for (uint256 day = 256; day < 768; ++day) {
            _bits.pass(1, day);
        }
        assertEq(_bits.passedDays(1, 0, 1024), 512);
        assertEq(_bits.passedDays(1, 256, 768), 512);
        assertEq(_bits.passedDays(1, 257, 767), 510);
        assertEq(_bits.passedDays(1, 300, 300), 0);
        assertEq(_bits.passedDays(1, 300, 301), 1);
        assertEq(_bits.passedDays(1, 400, 300), 0);
    }

    function testFuzz_WindowsAndMinersDoNotTouchEachOther(uint32 miner, uint16 day, uint8 window) public {
        window = uint8(bound(window, 0, 31));
        _bits.answer(miner, day, window);
        assertTrue(_bits.hasAnswered(miner, day, window));
        assertFalse(_bits.hasAnswered(miner, day, window ^ 1));
        assertFalse(_bits.hasAnswered(miner, day ^ 1, window));
        assertFalse(_bits.hasAnswered(miner, day ^ 8, window));
        assertFalse(_bits.hasAnswered(miner ^ 1, day, window));
        assertFalse(_bits.hasPassed(miner, day));
        _bits.pass(miner, day);
        assertFalse(_bits.hasPassed(miner, day ^ 256));
        assertFalse(_bits.hasPassed(miner ^ 1, day));
    }
}
