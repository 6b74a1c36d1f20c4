// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAuditRounds} from "../../src/storage/IAuditRounds.sol";
import {IDeals} from "../../src/storage/IDeals.sol";
import {IRepair} from "../../src/storage/IRepair.sol";
import {Proofs} from "./Proofs.sol";
import {Signatures} from "./Signatures.sol";

/// @title What a keeper, the drawn miner and the drawn TEE worker do for a repair, with everything signed by those who have to.
abstract contract Repairs is Proofs {
    /// @notice Settles the holder's days, then opens the slot.
    function openSlot(uint32 id, uint8 slot) internal {
        uint32 holder = deals.deal(id).miners[slot];
        if (holder != 0) audits.poke(holder);
        repair.open(id, slot, holdingNumber(id, slot));
    }

    /// @notice Waits for the beat and draws.
    function drawSlot(uint32 id, uint8 slot) internal returns (uint32 miner) {
        skip(61);
        repair.draw(id, slot);
        return repair.slotOf(id, slot).miner;
    }

    function fillSlot(uint32 id, uint8 slot) internal returns (uint32 miner) {
        miner = drawSlot(id, slot);
        uint32 holder = deals.deal(id).miners[slot];
        if (holder != 0) audits.poke(holder);
        repair.complete(completionOf(id, slot));
    }

    function completionOf(uint32 id, uint8 slot) internal view returns (IRepair.Completion memory completion) {
        IDeals.Deal memory deal = deals.deal(id);
        IRepair.Slot memory drawn = repair.slotOf(id, slot);
        completion.deal = id;
        completion.slot = slot;
        completion.holding = holdingNumber(id, slot);
        completion.nu = bytes16(nuOf(id, 100 + slot, drawn.miner));
        completion.idsRoot = keccak256(abi.encode("ids", id, slot));
        sign(completion, deal, drawn.miner, reportKey(drawn.miner), workerSigningKey(deal.tiKey & 3));
    }

    function sign(
        IRepair.Completion memory completion,
        IDeals.Deal memory deal,
        uint32 miner,
        uint256 reporter,
        uint256 tagger
    ) internal view {
        bytes32 domain = deals.domainSeparator();
        completion.report = Signatures.slotReport(domain, reporter, completion, deal, miner);
        completion.tag = Signatures.tag(domain, tagger, completion, deal, miner);
    }

    /// @notice Number of the holding that the slot's miner has of the deal, 0 where nobody holds it.
    function holdingNumber(uint32 id, uint8 slot) internal view returns (uint32) {
        return holdingsOf(id)[slot];
    }

    /// @notice The miner answers what it is asked on `day`, from its first window to its last.
    function proveDay(uint32 miner, uint256 day) internal {
        for (uint8 window = 0; window < 24; window++) {
            vm.warp(randomness.seededAt(day, window));
            IAuditRounds.Challenge memory asked = audits.challenge(miner, window);
            if (asked.duty == IAuditRounds.Duty.None || asked.proven) continue;
            (IAuditRounds.Submission memory submission,) = submissionOf(miner, window);
            IAuditRounds.Submission[] memory one = new IAuditRounds.Submission[](1);
            one[0] = submission;
            audits.prove(one);
        }
    }
}
