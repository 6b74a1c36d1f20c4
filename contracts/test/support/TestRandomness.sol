// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IDirectory} from "../../src/governance/IDirectory.sol";
import {INetworkParameters} from "../../src/governance/INetworkParameters.sol";
import {IRandomness} from "../../src/random/IRandomness.sol";

/// @title Randomness for tests: every beat arrives in time, unless a test silences a window.
/// @dev Stands where Beats stands in the Directory. Like the real one it knows nothing before its time.
contract TestRandomness is IRandomness {
    uint256 private immutable GENESIS;
    uint256 private immutable DAY_SECONDS;
    uint256 private immutable WINDOW_SECONDS;
    uint256 private immutable BEAT_SECONDS;

    mapping(uint256 day => mapping(uint256 window => bool)) private _silent;

    constructor(IDirectory directory) {
        INetworkParameters.Constants memory constants =
            INetworkParameters(directory.find("NetworkParameters")).constants();
        GENESIS = constants.genesis;
        DAY_SECONDS = constants.daySeconds;
        WINDOW_SECONDS = constants.windowSeconds;
        BEAT_SECONDS = constants.beatSeconds;
    }

    /// @notice A window in which no member posts.
    function silence(uint256 day, uint256 window) external {
        _silent[day][window] = true;
    }

    /// @inheritdoc IRandomness
    function beatNumberAt(uint256 timestamp) public view returns (uint256) {
        return (timestamp - GENESIS) / BEAT_SECONDS;
    }

    /// @inheritdoc IRandomness
    function firstBeatFrom(uint256 number) external view returns (bytes32 beat) {
        if (number > beatNumberAt(block.timestamp)) return 0;
        return keccak256(abi.encode("beat", number));
    }

    /// @inheritdoc IRandomness
    function windowSeeds(uint256 day, uint256 from, uint256 until) external view returns (bytes memory seeds) {
        for (uint256 window = from; window < until; window++) {
            seeds = bytes.concat(seeds, windowSeed(day, window));
        }
    }

    /// @inheritdoc IRandomness
    function windowSeed(uint256 day, uint256 window) public view returns (bytes32 seed) {
        if (block.timestamp < seededAt(day, window) || _silent[day][window]) return 0;
        return keccak256(abi.encode("window", day, window));
    }

    /// @notice When the window's seed is known: one beat after it opened.
    function seededAt(uint256 day, uint256 window) public view returns (uint256) {
        return GENESIS + day * DAY_SECONDS + window * WINDOW_SECONDS + BEAT_SECONDS;
    }
}
