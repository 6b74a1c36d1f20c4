// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IDirectory} from "../governance/IDirectory.sol";
import {INetworkParameters, Parameter} from "../governance/INetworkParameters.sol";
import {IAccessTerms} from "./IAccessTerms.sol";
import {IPayPerRetrieval} from "./IPayPerRetrieval.sol";
import {ISubscriptions} from "./ISubscriptions.sol";

/// @title What records of retrievals cost, and to whom it goes.
/// @dev Neighbouring records of one certificate and kind share a look-up, for as long as its answer holds, and a booking.
/// @custom:security Every record is held against the terms of its own time: the account was admitted, and the price is not below theirs
/// (above it the buyer paid what it signed). One that does not stand up refuses the whole batch, so a gateway looks before it serves.
abstract contract RetrievalCharges {
    /// @param sum wei of all records
    /// @param toGateway wei of it
    /// @param certificates that earn the rest, by runs
    /// @param amounts wei, as many
    struct Charge {
        bytes32 digest;
        uint256 sum;
        uint256 toGateway;
        uint256 lastTime;
        uint256[] certificates;
        uint256[] amounts;
    }

    /// @dev A run of records of one certificate and kind.
    /// @param until time up to which `least`, what its terms ask, holds
    struct Run {
        uint256 certificate;
        uint256 kind;
        uint256 until;
        uint256 least;
        uint256 sum;
    }

    uint256 internal constant RECORD_SIZE = 32;
    uint256 private constant WHOLE = 10_000;
    uint256 private constant SUBSCRIBED = 1;

    INetworkParameters internal immutable PARAMETERS;
    uint256 internal immutable DAY_SECONDS;
    IAccessTerms private immutable TERMS;
    ISubscriptions private immutable SUBSCRIPTIONS;

    constructor(IDirectory directory) {
        PARAMETERS = INetworkParameters(directory.find("NetworkParameters"));
        DAY_SECONDS = PARAMETERS.constants().daySeconds;
        TERMS = IAccessTerms(directory.find("AccessTerms"));
        SUBSCRIPTIONS = ISubscriptions(directory.find("Subscriptions"));
    }

    /// @param known the channel
    /// @param records of at least one retrieval
    /// @param gatewayShare basis points
    function _chargeOf(
        uint64 channel,
        IPayPerRetrieval.Channel memory known,
        bytes calldata records,
        uint256 gatewayShare
    ) internal view returns (Charge memory charge) {
        uint256 count = records.length / RECORD_SIZE;
        charge.digest = known.digest;
        charge.lastTime = _earliest(known.lastTime);
        (charge.certificates, charge.amounts) = (new uint256[](count), new uint256[](count));
        uint256 runs;
        Run memory run;
        for (uint256 i; i < count; ++i) {
            uint256 word = _recordAt(records, i);
            charge.digest = _join(charge.digest, word);
            uint256 time = uint40(word >> 16);
            if (time < charge.lastTime || time > block.timestamp) {
                revert IPayPerRetrieval.RetrievalTimeOutOfRange(channel, i, charge.lastTime, block.timestamp, time);
            }
            charge.lastTime = time;
            // The first run has until = 0, so that its first record is looked up.
            if (run.certificate != word >> 216 || run.kind != uint16(word) || time >= run.until) {
                if (run.certificate != word >> 216) runs = _book(charge, run, runs, gatewayShare);
                _look(channel, known.buyer, run, word, i);
            }
            uint256 price = uint96(word >> 120);
            if (price < run.least) {
                revert IPayPerRetrieval.RetrievalUnderpriced(channel, run.certificate, run.least, price);
            }
            run.sum += price;
        }
        _truncate(charge, _book(charge, run, runs, gatewayShare));
    }

    /// @dev The running digest after `records`.
    function _digestOf(bytes32 digest, bytes calldata records) internal pure returns (bytes32) {
        for (uint256 i; i < records.length / RECORD_SIZE; ++i) {
            digest = _join(digest, _recordAt(records, i));
        }
        return digest;
    }

    /// @dev What the terms of the record's certificate ask at its time.
    function _look(uint64 channel, address buyer, Run memory run, uint256 word, uint256 index) private view {
        uint256 time = uint40(word >> 16);
        (run.certificate, run.kind) = (word >> 216, uint16(word));
        if (run.kind > SUBSCRIBED) revert IPayPerRetrieval.RetrievalKindUnknown(channel, index, run.kind);
        bool admitted;
        (admitted, run.least, run.until) = TERMS.chargeOf(run.certificate, buyer, time);
        if (!admitted) revert IPayPerRetrieval.RetrievalNotAdmitted(channel, run.certificate, buyer, time);
        if (run.kind != SUBSCRIBED) return;
        uint256 end = SUBSCRIPTIONS.coveredUntil(run.certificate, buyer, time);
        if (end == 0) revert IPayPerRetrieval.RetrievalNotCovered(channel, run.certificate, buyer, time);
        if (end < run.until) run.until = end;
        run.least = 0;
    }

    /// @return runs booked so far
    function _book(Charge memory charge, Run memory run, uint256 runs, uint256 gatewayShare)
        private
        pure
        returns (uint256)
    {
        if (run.sum == 0) return runs;
        uint256 share = run.sum * gatewayShare / WHOLE;
        charge.sum += run.sum;
        charge.toGateway += share;
        (charge.certificates[runs], charge.amounts[runs]) = (run.certificate, run.sum - share);
        run.sum = 0;
        return runs + 1;
    }

    /// @dev Records are in order of time, and none is older than the window.
    function _earliest(uint256 lastTime) private view returns (uint256 earliest) {
        earliest = block.timestamp - PARAMETERS.get(Parameter.RetrievalWindow) * DAY_SECONDS;
        if (lastTime > earliest) earliest = lastTime;
    }

    /// @dev The caller stays below records.length / 32.
    function _recordAt(bytes calldata records, uint256 index) private pure returns (uint256 word) {
        assembly ("memory-safe") {
            word := calldataload(add(records.offset, shl(5, index)))
        }
    }

    function _join(bytes32 digest, uint256 word) private pure returns (bytes32 joined) {
        assembly ("memory-safe") {
            mstore(0x00, digest)
            mstore(0x20, word)
            joined := keccak256(0x00, 0x40)
        }
    }

    /// @dev Shortens both arrays in place; the length stays within what was allocated.
    function _truncate(Charge memory charge, uint256 length) private pure {
        (uint256[] memory certificates, uint256[] memory amounts) = (charge.certificates, charge.amounts);
        assembly ("memory-safe") {
            mstore(certificates, length)
            mstore(amounts, length)
        }
    }
}
