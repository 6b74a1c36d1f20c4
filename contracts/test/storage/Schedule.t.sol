// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {INetworkParameters} from "../../src/governance/INetworkParameters.sol";
import {IRandomness} from "../../src/random/IRandomness.sol";
import {IAuditRounds} from "../../src/storage/IAuditRounds.sol";
import {Schedule} from "../../src/storage/Schedule.sol";
import {Test} from "../support/Test.sol";

contract ScheduleTest is Test {
    using Schedule for Schedule.Day;

    uint256 private constant WINDOWS = 24;

    function testFuzz_EveryMinerIsDueExactlyOnceADay(uint256 entropy, uint32 miner, uint32 silent) public view {
        Schedule.Day memory day = _day(entropy, silent);
        uint256 count;
        for (uint256 window; window < WINDOWS; ++window) {
            IAuditRounds.Duty duty = day.duty(miner, window);
            if (day.seeds[window] == 0) assertEq(uint256(duty), uint256(IAuditRounds.Duty.None));
            if (duty == IAuditRounds.Duty.Due) ++count;
            if (duty == IAuditRounds.Duty.Repeat) assertEq(count, 1, "repeats come after the audit");
        }
        // the last window takes everybody who is left, so only its silence excuses
        if (day.seeds[WINDOWS - 1] != 0) assertEq(count, 1);
        else assertLe(count, 1);
    }

    function test_DutyIsSpreadEvenlyOverTheDay() public view {
        Schedule.Day memory day = _day(1, 0);
        uint256[] memory due = new uint256[](WINDOWS);
        uint256 repeats;
        for (uint32 miner = 1; miner <= 2400; ++miner) {
            uint256 window = day.dueWindow(miner, WINDOWS);
            ++due[window];
            for (uint256 later = window + 1; later < WINDOWS; ++later) {
                if (day.duty(miner, later) == IAuditRounds.Duty.Repeat) ++repeats;
            }
        }
        for (uint256 window; window < WINDOWS; ++window) {
            assertGt(due[window], 60); // mean 100, deviation 10
            assertLt(due[window], 140);
        }
        // 2,400 miners have 11.5 windows left on average, 1 of 48 repeats: mean 575, deviation 24
        assertGt(repeats, 475);
        assertLt(repeats, 675);
    }

    function test_AnEarlierDueWindowHidesLaterOnes() public view {
        Schedule.Day memory day = _day(2, 0);
        uint256 hidden;
        for (uint32 miner = 1; miner <= 200; ++miner) {
            uint256 due = day.dueWindow(miner, WINDOWS);
            for (uint256 later = due + 1; later < WINDOWS; ++later) {
                bytes32 hash = keccak256(abi.encode(day.seeds[later], miner));
                if (uint256(hash) % (WINDOWS - later) != 0) continue;
                ++hidden;
                assertTrue(day.duty(miner, later) != IAuditRounds.Duty.Due);
            }
        }
        assertGt(hidden, 100);
    }

    function test_AProofNeverCountsOnTheNextDay() public pure {
        Schedule.Day memory day = _day(1, 0);
        day.number = 3;
        assertEq(day.closesAt(0), 1000 + 3 * 86_400 + 3540 + 1440);
        assertEq(day.closesAt(23), 1000 + 4 * 86_400 - 1);
    }

    function _day(uint256 entropy, uint32 silent) private pure returns (Schedule.Day memory day) {
        INetworkParameters.Constants memory constants;
        constants.genesis = 1000;
        constants.daySeconds = 86_400;
        constants.windows = uint8(WINDOWS);
        constants.windowSeconds = 3540;
        constants.graceSeconds = 1440;
        day = Schedule.open(constants, IRandomness(address(0)), 0);
        day.odds = 48;
        day.loaded = WINDOWS;
        for (uint256 window; window < WINDOWS; ++window) {
            if (silent >> window & 1 == 0) day.seeds[window] = keccak256(abi.encode(entropy, window));
        }
    }
}
