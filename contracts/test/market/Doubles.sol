// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ITeeRegistry} from "../../src/proof/ITeeRegistry.sol";

/// @title Beats that a test posts: the three functions that Orders and AuditRounds may call of IRandomness.
contract BeatsDouble {
    uint256 private constant RING = 1_024;

    uint256 private immutable _genesis;
    uint256 private immutable _beatSeconds;
    uint256 public latest;
    mapping(uint256 number => bytes32 beat) private _beats;

    constructor(uint256 genesis, uint256 beatSeconds) {
        _genesis = genesis;
        _beatSeconds = beatSeconds;
    }

    function post(uint256 number, bytes32 beat) external {
        _beats[number] = beat;
        if (number > latest) latest = number;
    }

    function beatNumberAt(uint256 timestamp) external view returns (uint256) {
        return (timestamp - _genesis) / _beatSeconds;
    }

    function firstBeatFrom(uint256 number) external view returns (bytes32 beat) {
        if (number + RING < latest) return bytes32(0);
        for (; number <= latest && beat == bytes32(0); number++) {
            beat = _beats[number];
        }
    }
}

/// @title TEE workers 1 ... count, of TI key 5, drawn by the seed.
contract TeeRegistryDouble {
    uint16 public count = 3;
    bool public broken;
    mapping(uint16 tiKey => bytes32 hash) public pointsHash;

    error Broken();

    function set(uint16 workers, bool isBroken) external {
        count = workers;
        broken = isBroken;
    }

    function setPoints(uint16 tiKey, bytes32 hash) external {
        pointsHash[tiKey] = hash;
    }

    function drawWorker(bytes32 seed, uint16 except) external view returns (uint16 worker, uint16 tiKey) {
        if (broken) revert Broken();
        if (count == 0 || (count == 1 && except == 1)) revert ITeeRegistry.NoActiveWorker();
        worker = uint16(uint256(seed) % count) + 1;
        if (worker == except) worker = worker % count + 1;
        tiKey = 5;
    }
}

/// @title Remembers nothing, refuses one possession: what MinerRegistry needs to see of a pairing check.
contract Podr2VerifierDouble {
    error Refused(bytes32 message);

    bytes private _accepted;

    function accept(bytes calldata possession) external {
        _accepted = possession;
    }

    function checkKeys(bytes calldata, bytes calldata, bytes calldata possession, bytes calldata, bytes32 message)
        external
        view
    {
        if (keccak256(possession) != keccak256(_accepted)) revert Refused(message);
    }
}

/// @title Says how far a miner's days are settled: all of them, unless a test says otherwise.
contract AuditsDouble {
    mapping(uint32 miner => bool) private _isBehind;

    function fallBehind(uint32 miner, bool isBehind) external {
        _isBehind[miner] = isBehind;
    }

    function misses(uint32 miner) external view returns (uint256 consecutive, uint256 settledUntil) {
        consecutive = 0;
        settledUntil = _isBehind[miner] ? 0 : type(uint256).max;
    }
}
