/** A township of the invented county. */
export interface Township {
  readonly name: string;
  readonly villages: readonly string[];
}

export const PROVINCE = '黑龙江省';
export const CITY = '松原岭市';
export const COUNTY = '岭河县';
/** 2399 is no real prefecture: identity numbers that begin with it belong to nobody. */
export const REGION_PREFIX = '2399';

const VILLAGES_BY_TOWNSHIP = {
  岭河镇: '岭河 东升 西岗 北山 新立 兴隆 永安 河沿 前进 光荣 城郊',
  白桦镇: '白桦 桦南沟 桦树川 大青沟 小青沟 向阳 团结 靠山 长胜 五林',
  松岗镇: '松岗 红松 落叶松 前松 后松 双龙 万宝 富裕 平安 合心 太和',
  柳泉镇: '柳泉 柳毛河 上柳 下柳 泉眼 清泉 甘泉 民主 和平 幸福',
  双桥子镇: '双桥子 东桥 西桥 石桥 木桥屯 河口 湾沟 胜利 建设 跃进 卫星',
  黑土坎镇: '黑土坎 高台子 平川 沃野 丰收 丰产 金谷 长岗 四方台 五间房',
  三岔口沟乡: '三岔口沟 头岔 二岔 三岔 老营盘 新营盘 杨木 柞木台 榛子沟 蘑菇顶',
  石砬子乡: '石砬子 青石 红石 白石沟 磨盘山 采石屯 砬门 鹰嘴 龙头 虎尾',
  大草甸乡: '大草甸 小草甸 苇塘 鹤鸣 雁窝 鱼亮子 西泡子 东泡子 牧场 羊草沟',
  红旗坡乡: '红旗坡 红星 红光 红升 先锋 先进 爱国 爱民 拥军 永丰 兴农',
  榆林屯乡: '榆林屯 老榆 三棵榆 东榆 西榆 南榆 菜园 果园 瓦房 粉房',
  星火满族乡: '星火 新光 明新 稻香 海林屯 满井 正白 镶黄 依兰哈达 阿什',
} as const;

/** Twelve townships with their villages (names as the ledgers write them, with 村 at the end). */
export const TOWNSHIPS: readonly Township[] = Object.entries(VILLAGES_BY_TOWNSHIP).map(([name, villages]) => ({
  name,
  villages: villages.split(' ').map((village) => `${village}村`),
}));
