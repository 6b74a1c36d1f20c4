// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Parameter} from "../../src/governance/INetworkParameters.sol";
import {IMinerRegistry} from "../../src/storage/IMinerRegistry.sol";
import {ProverCurve} from "./ProverCurve.sol";
import {TeeWorkers} from "./TeeWorkers.sol";

/// @title Registers storage miners with real keys; miner id i belongs to account `minerAccount(i)`.
abstract contract Miners is TeeWorkers {
    /// @notice The next miner, of an operator of its own.
    function addMiner(uint8 region, uint24 units) internal returns (uint32 miner) {
        miner = registry.minerCount() + 1;
        address account = minerAccount(miner);
        fund(account, units * collateralPerUnit());
        IMinerRegistry.Registration memory registration = IMinerRegistry.Registration({
            signer: vm.addr(reportKey(miner)),
            tlsKeyHash: keccak256(abi.encode("miner tls", miner)),
            endpoint: "https://127.0.0.1:8443",
            region: region,
            units: units
        });
        vm.prank(account);
        assertEq(registry.register(registration), miner);
    }

    /// @notice K = kappa X, KA = kappa A for the TI key of `group`, with the proof of possession.
    function registerProofKeys(uint32 miner, uint8 group) internal {
        uint16 tiKey = teeRegistry.currentKey(group);
        bytes memory publicKey = ProverCurve.g1(kappa(miner));
        bytes memory points = tiPoints(group);
        bytes32 message = registry.possessionMessage(miner, tiKey, keccak256(points), publicKey);
        bytes memory possession = signWith("CESS4J-KPOP--V1_", message, kappa(miner));
        bytes memory keys = minerKeys(miner, group);
        vm.prank(minerAccount(miner));
        registry.registerProofKeys(miner, tiKey, publicKey, keys, possession, points);
    }

    /// @notice K, then KA, 512 bytes.
    function minerKeys(uint32 miner, uint256 group) internal view returns (bytes memory) {
        uint256 k = mulmod(kappa(miner), tiSecret(group), ProverCurve.ORDER);
        return bytes.concat(ProverCurve.g2(k), ProverCurve.g2(mulmod(k, alpha(group), ProverCurve.ORDER)));
    }

    function minerAccount(uint32 miner) internal pure returns (address) {
        return vm.addr(secret("miner account", miner));
    }

    function reportKey(uint32 miner) internal pure returns (uint256) {
        return secret("miner signer", miner);
    }

    function kappa(uint32 miner) internal pure returns (uint256) {
        return scalar("kappa", miner);
    }

    function collateralPerUnit() private view returns (uint256) {
        return parameters.get(Parameter.CollateralPerUnit);
    }
}
