// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {INetworkParameters} from "../governance/INetworkParameters.sol";
import {IRandomness} from "../random/IRandomness.sol";
import {IAuditRounds} from "./IAuditRounds.sol";

/// @title Who is due in which window (protocol.md section 4, schedule): no transaction opens a round.
/// @dev With W windows a miner is due in window w with probability 1 / (W - w) where it was not before: 1 / W each, and in
/// the last one for certain. Later windows repeat with 1 / odds, so a miner that has passed cannot rest.
library Schedule {
    /// @notice A day and the seeds of its windows.
    /// @param seeds of the windows 0 ... loaded - 1, read once a call; zero where a window has none
    /// @param odds of repeats, 0 where there are none
    struct Day {
        INetworkParameters.Constants constants;
        IRandomness beats;
        uint256 number;
        bytes32[] seeds;
        uint256 loaded;
        uint256 odds;
    }

    function open(INetworkParameters.Constants memory constants, IRandomness beats, uint256 number)
        internal
        pure
        returns (Day memory day)
    {
        day.constants = constants;
        day.beats = beats;
        day.number = number;
        day.seeds = new bytes32[](constants.windows);
    }

    /// @notice The seed of `window`, below constants.windows; those before it are read too, since duty depends on them.
    function seed(Day memory day, uint256 window) internal view returns (bytes32 found) {
        if (day.loaded <= window) _load(day, window + 1);
        bytes32[] memory seeds = day.seeds;
        assembly ("memory-safe") {
            found := mload(add(add(seeds, 32), shl(5, window)))
        }
    }

    /// @notice The miner's duty in `window`. A miner cannot skip its window and answer in a later one: whichever earlier
    /// window was due first is the day's.
    function duty(Day memory day, uint32 miner, uint256 window) internal view returns (IAuditRounds.Duty) {
        bytes32 own = seed(day, window);
        if (own == 0) return IAuditRounds.Duty.None;
        uint256 due = dueWindow(day, miner, window + 1);
        if (due == window) return IAuditRounds.Duty.Due;
        if (due < window && isRepeat(own, miner, day.odds)) return IAuditRounds.Duty.Repeat;
        return IAuditRounds.Duty.None;
    }

    /// @return the first due window below `limit`, or `limit` where there is none
    function dueWindow(Day memory day, uint32 miner, uint256 limit) internal view returns (uint256) {
        uint256 windows = day.constants.windows;
        for (uint256 window; window < limit; ++window) {
            bytes32 windowSeed = seed(day, window);
            unchecked {
                if (windowSeed != 0 && uint256(_hash(windowSeed, miner)) % (windows - window) == 0) return window;
            }
        }
        return limit;
    }

    /// @dev Reads the seeds that are missing below `until`, at most constants.windows, in one call.
    function _load(Day memory day, uint256 until) private view {
        uint256 from = day.loaded;
        bytes memory loaded = day.beats.windowSeeds(day.number, from, until);
        bytes32[] memory seeds = day.seeds;
        assembly ("memory-safe") {
            mcopy(add(add(seeds, 32), shl(5, from)), add(loaded, 32), shl(5, sub(until, from)))
        }
        day.loaded = until;
    }

    /// @notice Whether a window with this seed repeats the miner's audit.
    function isRepeat(bytes32 windowSeed, uint32 miner, uint256 odds) internal pure returns (bool) {
        return odds != 0 && uint256(_hashRepeat(windowSeed, miner)) % odds == 0;
    }

    /// @return last timestamp at which a proof for `window` counts; never in the next day
    function closesAt(Day memory day, uint256 window) internal pure returns (uint256) {
        INetworkParameters.Constants memory constants = day.constants;
        uint256 start = constants.genesis + day.number * constants.daySeconds;
        uint256 close = (window + 1) * constants.windowSeconds + constants.graceSeconds;
        return start + (close < constants.daySeconds ? close : constants.daySeconds - 1);
    }

    /// @dev keccak256(abi.encode(windowSeed, miner))
    function _hash(bytes32 windowSeed, uint32 miner) private pure returns (bytes32 hash) {
        uint256 id = miner;
        assembly ("memory-safe") {
            mstore(0, windowSeed)
            mstore(32, id)
            hash := keccak256(0, 64)
        }
    }

    /// @dev keccak256(abi.encode(windowSeed, miner, "repeat"))
    function _hashRepeat(bytes32 windowSeed, uint32 miner) private pure returns (bytes32) {
        return keccak256(abi.encode(windowSeed, miner, "repeat"));
    }
}
