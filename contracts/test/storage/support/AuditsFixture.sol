// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Deploy} from "../../support/Deploy.sol";
import {IPodr2Verifier} from "../../../src/proof/IPodr2Verifier.sol";
import {AuditRounds} from "../../../src/storage/AuditRounds.sol";
import {IAuditRounds} from "../../../src/storage/IAuditRounds.sol";
import {IDeals} from "../../../src/storage/IDeals.sol";
import {BeatsDouble, PenaltiesDouble, VerifierDouble} from "./Doubles.sol";
import {StorageFixture} from "./StorageFixture.sol";

/// @title The real Deals and AuditRounds; a prover that answers challenges from the holdings it reads back.
abstract contract AuditsFixture is StorageFixture {
    uint256 internal constant WINDOW = 3540;
    uint256 internal constant WINDOWS = 24;
    uint256 internal constant GRACE = 1440;
    uint256 internal constant SAMPLES = 64;
    uint256 internal constant GROUP_ORDER = 0x73eda753299d7d483339d80809a1d80553bda402fffe5bfeffffffff00000001;

    AuditRounds internal audits;
    BeatsDouble internal beats;
    VerifierDouble internal verifier;
    PenaltiesDouble internal penalties;

    function setUp() public virtual {
        bytes32[] memory names = new bytes32[](4);
        address[] memory addresses = new address[](4);
        uint256 nonce = vm.getNonce(address(this));
        (names[0], names[1], names[2]) = ("AuditRounds", "Beats", "Podr2Verifier");
        // after parameters, vault, registry, teeRegistry, orders, directory and deals
        names[3] = "Penalties";
        for (uint256 i; i < 4; ++i) {
            addresses[i] = vm.computeCreateAddress(address(this), nonce + 7 + i);
        }
        _build(names, addresses);
        audits = AuditRounds(Deploy.create("AuditRounds", abi.encode(directory)));
        beats = new BeatsDouble(parameters);
        verifier = new VerifierDouble();
        penalties = new PenaltiesDouble();
        assertEq(address(penalties), addresses[3]);
        for (uint32 miner = 1; miner <= 64; ++miner) {
            registry.putKeys(miner, TI_KEY, _keys(miner));
        }
    }

    function _keys(uint32 miner) internal pure returns (bytes memory keys) {
        keys = new bytes(512);
        keys[0] = 0x01;
        keys[511] = bytes1(uint8(miner));
    }

    /// @dev A minute into the window.
    function _goToWindow(uint256 day, uint256 window) internal {
        vm.warp(GENESIS + day * DAY + window * WINDOW + 60);
    }

    /// @return window in which the miner is due on `day`, WINDOWS where it is not; spelled out anew, apart from Schedule
    function _dueWindow(uint32 miner, uint256 day) internal returns (uint256 window) {
        uint256 time = vm.getBlockTimestamp();
        _goToWindow(day, WINDOWS - 1);
        for (window = 0; window < WINDOWS; ++window) {
            bytes32 seed = beats.windowSeed(day, window);
            if (seed != 0 && uint256(keccak256(abi.encode(seed, miner))) % (WINDOWS - window) == 0) break;
        }
        vm.warp(time);
    }

    /// @return whether `window` repeats the miner's audit
    function _isRepeat(uint32 miner, uint256 day, uint256 window) internal view returns (bool) {
        return uint256(keccak256(abi.encode(beats.windowSeed(day, window), miner, "repeat"))) % 48 == 0;
    }

    /// @dev Goes to the miner's due window of `day` and returns it.
    function _goToDuty(uint32 miner, uint256 day) internal returns (uint8 window) {
        window = uint8(_dueWindow(miner, day));
        _goToWindow(day, window);
    }

    function _proveToday(uint32 miner, uint8 window) internal {
        audits.prove(_one(_submission(miner, window)));
    }

    function _one(IAuditRounds.Submission memory submission)
        internal
        pure
        returns (IAuditRounds.Submission[] memory submissions)
    {
        submissions = new IAuditRounds.Submission[](1);
        submissions[0] = submission;
    }

    /// @return submission what an honest miner answers
    function _submission(uint32 miner, uint8 window) internal view returns (IAuditRounds.Submission memory submission) {
        IAuditRounds.Challenge memory challenge = audits.challenge(miner, window);
        IDeals.Holding[] memory holdings = _holdings(miner, challenge.group);
        IPodr2Verifier.Statement memory statement;
        statement.miner = miner;
        statement.tiKey = challenge.tiKey;
        statement.nus = new uint128[](SAMPLES);
        statement.blocks = new uint32[](SAMPLES);
        statement.weights = new uint128[](SAMPLES);
        statement.z = uint256(keccak256(abi.encode(challenge.seed, uint256(1) << 200))) % GROUP_ORDER;
        statement.keys = _keys(miner);
        uint256 live;
        for (uint256 k; live < SAMPLES && k < challenge.maximumDraws; ++k) {
            uint256 hash = uint256(keccak256(abi.encode(challenge.seed, k)));
            uint256 position = (hash >> 128) % challenge.sectors;
            uint32 number = _find(holdings, position);
            submission.hints = abi.encodePacked(submission.hints, number);
            if (holdings[number].endDay <= _today()) continue;
            statement.nus[live] = holdings[number].nu;
            statement.blocks[live] = uint32((position - holdings[number].start) / 8192);
            statement.weights[live++] = uint128(hash);
        }
        submission.miner = miner;
        submission.day = uint16(_today());
        submission.window = window;
        submission.keys = statement.keys;
        submission.proof = abi.encode(keccak256(abi.encode(statement)));
    }

    function _holdings(uint32 miner, uint8 group) internal view returns (IDeals.Holding[] memory holdings) {
        holdings = new IDeals.Holding[](deals.buckets(miner)[group].holdings);
        for (uint32 i; i < holdings.length; ++i) {
            holdings[i] = deals.holding(miner, group, i);
        }
    }

    function _find(IDeals.Holding[] memory holdings, uint256 position) internal pure returns (uint32 number) {
        while (position < holdings[number].start || position >= holdings[number].start + holdings[number].sectors) {
            ++number;
        }
    }
}
